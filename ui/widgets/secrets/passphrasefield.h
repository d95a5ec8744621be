// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/securebytes.h"
#include "ui/widgets/secrets/retrydelay.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QToolButton;

namespace lockstep::ui {

class CapsLockWatch;
class PlainLabel;
class SecretEdit;

/// Where the passphrase of a wallet is typed: the line, a button that shows it, a word when Caps Lock is on, and the
/// wait after wrong ones.
class PassphraseField final : public QWidget
{
    Q_OBJECT

public:
    /// `delay` is the wallet's; shared by all dialogs that ask for this passphrase. `spoken`: the field's name for
    /// screen readers.
    PassphraseField(std::shared_ptr<RetryDelay> delay, const QString& spoken, QWidget* parent = nullptr);

    SecureBytes passphrase() const;
    bool isEmpty() const;
    bool mayTry() const; ///< No wait holds.

    void refuse(); ///< It was wrong: wiped, focused again, and the wait begins where one is due.
    void accept(); ///< It was right: wiped; no wait next time.
    void wipe();

signals:
    void changed(); ///< What was typed, or whether one may try.

private:
    void showHint();

    std::shared_ptr<RetryDelay> m_delay;
    SecretEdit* m_edit;
    QToolButton* m_reveal;
    CapsLockWatch* m_caps;
    PlainLabel* m_hint;
    QTimer m_tick;
};

} // namespace lockstep::ui
