/* The program's version: semantic, the same in CHANGELOG.md. */
#ifndef FZ_VERSION_H
#define FZ_VERSION_H

#define FZ_VERSION "0.1.0"

#endif
