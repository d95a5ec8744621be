// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace lockstep {

/// Ctrl-C, and the polite kill, as a signal on the event loop: so that the database is closed in order.
/// One at a time; when it is destroyed they end the program again.
class Interruption final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Interruption)

public:
    Interruption();
    ~Interruption() override;

signals:
    void interrupted();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace lockstep
