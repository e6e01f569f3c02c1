/* One line on stderr: `soat: sentence`. Data goes to stdout, everything else through here. */
#ifndef SOAT_CLI_MESSAGE_H
#define SOAT_CLI_MESSAGE_H

void message(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
