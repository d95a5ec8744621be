// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"
#include "core/util/securebytes.h"
#include "ui/format/errors/errortext.h"
#include "ui/widgets/secrets/retrydelay.h"

#include <QWidget>

#include <memory>

class QPushButton;

namespace lockstep::ui {

class PassphraseField;
class PlainLabel;

/// Where a page that is locked is opened: the passphrase, the button, and below them what went wrong.
class UnlockEntry final : public QWidget
{
    Q_OBJECT

public:
    UnlockEntry(std::shared_ptr<RetryDelay> delay, const QString& spoken, QWidget* parent = nullptr);

    SecureBytes passphrase() const;
    void showFailure(const Error& error, const ErrorText& words); ///< After a wrong passphrase the wait begins.
    void clear(); ///< Forgets what was typed and what went wrong.

signals:
    void unlockClicked(); ///< Answer with showFailure() or clear().

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void submit();
    void say(const QString& problem);
    void showButton();

    PassphraseField* m_passphrase;
    QPushButton* m_unlock;
    PlainLabel* m_problem;
    bool m_isBusy = false;
};

} // namespace lockstep::ui
