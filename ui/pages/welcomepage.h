// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace lockstep::ui {

/// What the window shows while there is no wallet: one sentence and the ways to get one.
class WelcomePage final : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(bool isPractice, QWidget* parent = nullptr);

signals:
    void createClicked();
    void restoreClicked();
    void watchClicked();
};

} // namespace lockstep::ui
