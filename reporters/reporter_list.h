/* The output formats, one a line; included by reporter.h to declare them and by reporter_table.c to list them. */
FZ_REPORTER(text)
FZ_REPORTER(csv)
FZ_REPORTER(json)
FZ_REPORTER(sarif)
