// SPDX-License-Identifier: MIT

#include "app/common/interruption.h"

#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace lockstep {

namespace {

int pipeEnds[2] = {-1, -1};

extern "C" void noteSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1); // All that a signal handler may do.
}

void handleSignals(void (*handler)(int))
{
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) std::signal(number, handler);
}

} // namespace

Interruption::Interruption()
{
    if (::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0) return;
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (::read(pipeEnds[0], &byte, 1) == 1) { }
        emit interrupted();
    });
    handleSignals(noteSignal);
}

Interruption::~Interruption()
{
    if (!m_notifier) return;
    handleSignals(SIG_DFL);
    m_notifier.reset();
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

} // namespace lockstep
