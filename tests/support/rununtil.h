// SPDX-License-Identifier: MIT
#pragma once

#include <QEventLoop>
#include <QTimer>

#include <chrono>
#include <functional>

namespace lockstep::test {

/// Runs the event loop at full speed until the condition holds; false when it did not within `patience`. Unlike
/// QTest::qWaitFor it does not rest ten milliseconds after each turn, so an engine on this thread is not held up.
inline bool runUntil(const std::function<bool()>& condition, std::chrono::milliseconds patience)
{
    if (condition()) return true;
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (condition()) loop.exit(1);
    });
    look.start(1);
    QTimer::singleShot(patience, &loop, [&] { loop.exit(0); });
    return loop.exec() == 1;
}

} // namespace lockstep::test
