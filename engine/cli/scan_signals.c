#include "scan_signals.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

int scan_signals_open(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    const int descriptor = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    if (descriptor >= 0) {
        sigprocmask(SIG_BLOCK, &set, NULL);
    }
    return descriptor;
}

soat_batch_stop scan_signals_take(int descriptor, unsigned *count) {
    struct signalfd_siginfo one;
    if (read(descriptor, &one, sizeof one) == (ssize_t)sizeof one) {
        ++*count;
    }
    return *count == 0   ? SOAT_BATCH_STOP_NO
           : *count == 1 ? SOAT_BATCH_STOP_SOON
                         : SOAT_BATCH_STOP_NOW;
}
