// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QPushButton;

namespace lockstep::ui {

class PlainLabel;

/// Whether the window has a passphrase of its own, and the ways to one, another one or none.
class AppLockCard final : public QWidget
{
    Q_OBJECT

public:
    explicit AppLockCard(QWidget* parent = nullptr);

    void setIsSet(bool isSet);

signals:
    void setWanted(); ///< The first one, or another one.
    void removeWanted();

private:
    QPushButton* m_set;
    QPushButton* m_remove;
    PlainLabel* m_state;
};

} // namespace lockstep::ui
