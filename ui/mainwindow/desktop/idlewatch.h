// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace lockstep::ui {

/// Notices that nobody has used the program for a while: no key, no mouse, no touch in any of its windows.
class IdleWatch final : public QObject
{
    Q_OBJECT

public:
    explicit IdleWatch(QObject* parent = nullptr);

    void setLimit(std::chrono::milliseconds limit); ///< 0: never.

signals:
    void idle(); ///< Once; again only after somebody has come back.

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QTimer m_timer;
};

} // namespace lockstep::ui
