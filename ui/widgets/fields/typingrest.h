// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>

class QLineEdit;

namespace lockstep::ui {

/// What is typed into a field counts after a short rest, or at once by Return.
class TypingRest final : public QObject
{
    Q_OBJECT

public:
    explicit TypingRest(QObject* parent);

    void watch(const QLineEdit& field);
    void end() { m_timer.stop(); } ///< What was typed so far counts already.

signals:
    void ended();

private:
    QTimer m_timer;
};

} // namespace lockstep::ui
