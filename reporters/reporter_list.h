/* The output formats, one a line; included by reporter.h to declare them and by reporter_table.c to list them. */
FZ_REPORTER(text)
FZ_REPORTER(csv)
FZ_REPORTER(json)
FZ_REPORTER(sarif)
FZ_REPORTER(github)
FZ_REPORTER(gitlab)
FZ_REPORTER(junit)
FZ_REPORTER(rdjson)
