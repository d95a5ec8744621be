// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>
#include <QObject>

class QToolButton;
class QWidget;

namespace lockstep::ui {

class SecretEdit;

/// Tells from what is typed into a field whether Caps Lock is on: no Qt call does, but a letter that disagrees with
/// Shift.
class CapsLockWatch final : public QObject
{
    Q_OBJECT

public:
    explicit CapsLockWatch(QObject* parent);

    void watch(QWidget& field);
    bool isOn() const { return m_isOn; }
    static QString words(); ///< For whom it is on.

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool m_isOn = false;
};

/// The eye beside a field: shows what is typed while it is pressed down. Tab passes it by; in the field a key presses
/// it. Object name "revealPassphraseButton".
QToolButton* revealButton(SecretEdit& edit, QWidget* parent);
QKeySequence revealKey();
void addRevealKey(QToolButton& button, SecretEdit& edit); ///< For another field that it shows.

} // namespace lockstep::ui
