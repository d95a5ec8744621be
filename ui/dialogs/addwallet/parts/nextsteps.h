// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/addwallet/parts/nothingfound.h"

#include <QMap>
#include <QWidget>

class QPushButton;

namespace lockstep::ui {

/// Buttons for what hints say may be tried: one for each step, in the order of NextStep.
class NextSteps final : public QWidget
{
    Q_OBJECT

public:
    struct Button
    {
        QString name; ///< Of the object.
        QString text;
    };
    explicit NextSteps(const QMap<NextStep, Button>& buttons, QWidget* parent = nullptr);

    void offer(const QList<Hint>& hints); ///< Those that have a step; none: it takes no room.

signals:
    void chosen(lockstep::ui::NextStep step);

private:
    QMap<NextStep, QPushButton*> m_buttons;
};

} // namespace lockstep::ui
