// SPDX-License-Identifier: MIT

#include "ui/dialogs/wallet/unlockdialog.h"

#include "ui/format/plain/numbertext.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/secrets/passphrasefield.h"
#include "ui/widgets/text/labels.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

UnlockDialog::UnlockDialog(const QString& walletName, std::shared_ptr<RetryDelay> delay, QWidget* parent)
    : FormDialog(tr("Unlock – %1").arg(walletName), tr("&Unlock"), parent)
    , m_passphrase(new PassphraseField(std::move(delay), tr("Passphrase of %1").arg(walletName), this))
{
    m_passphrase->setObjectName(u"unlockPassphraseField");
    connect(m_passphrase, &PassphraseField::changed, this,
            [this] { acceptButton()->setEnabled(m_passphrase->isEnabled() && m_passphrase->mayTry()); });
    acceptButton()->setEnabled(m_passphrase->mayTry());
    auto* fields = new QFormLayout;
    fields->addRow(tr("&Passphrase"), m_passphrase);
    form()->addWidget(paragraph(
        tr("\"%1\" follows the chain while it is locked, too: only its keys need the passphrase.").arg(walletName),
        this));
    form()->addLayout(fields);
}

/// Nothing is asked where there is one answer. The first but that for one thing is chosen.
void UnlockDialog::offerDuration(int autoLockMinutes, bool isForOneThing)
{
    if (m_untilQuit || (autoLockMinutes == 0 && !isForOneThing)) return;
    QList<QAbstractButton*> answers;
    if (isForOneThing) {
        m_forOneThing = durationButton(u"forOneThingRadioButton"_s, tr("For what I &asked for, and no longer"));
        answers += m_forOneThing;
    }
    if (autoLockMinutes > 0)
        answers += durationButton(u"untilLockedRadioButton"_s,
                                  tr("Until nobody has used Lockstep for %n &minutes", nullptr, autoLockMinutes));
    m_untilQuit = durationButton(u"untilQuitRadioButton"_s, tr("Until I lock it or &quit"));
    answers += m_untilQuit;
    answers[isForOneThing ? 1 : 0]->setChecked(true);
    addChoice(tr("How long it stays unlocked"), answers);
}

QRadioButton* UnlockDialog::durationButton(const QString& objectName, const QString& words)
{
    auto* button = new QRadioButton(words, this);
    button->setObjectName(objectName);
    return button;
}

void UnlockDialog::offerOthers(int lockedWallets)
{
    if (lockedWallets == 0 || m_others) return;
    m_others = new QCheckBox(tr("Al&so unlock %n other wallets, if they have this passphrase", nullptr, lockedWallets),
                             this);
    m_others->setObjectName(u"unlockOthersCheckBox");
    addChoice(tr("Which wallets"), {m_others});
}

/// A screen reader says the heading with each answer.
void UnlockDialog::addChoice(const QString& heading, const QList<QAbstractButton*>& answers)
{
    auto* title = new PlainLabel(heading, this);
    title->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    auto* choice = new QVBoxLayout;
    choice->setSpacing(spacing::Tight);
    choice->addWidget(title);
    for (QAbstractButton* answer : answers) {
        answer->setAccessibleDescription(heading);
        choice->addWidget(answer);
    }
    form()->addLayout(choice);
}

void UnlockDialog::showProgress(int number, int count)
{
    setWaitWords(tr("Unlocking %1 of %2… If you cancel, those that are open stay open.", "wallets")
                     .arg(numberText(number), numberText(count)));
}

SecureBytes UnlockDialog::passphrase() const { return m_passphrase->passphrase(); }

bool UnlockDialog::isForOneThing() const { return m_forOneThing && m_forOneThing->isChecked(); }

bool UnlockDialog::lastsUntilQuit() const { return m_untilQuit && m_untilQuit->isChecked(); }

bool UnlockDialog::isForOthers() const { return m_others && m_others->isChecked(); }

void UnlockDialog::showError(const Error& error, ErrorSubject subject)
{
    FormDialog::showError(error, subject);
    if (error.code == Errc::WrongPassphrase) return m_passphrase->refuse();
    m_passphrase->wipe();
    m_passphrase->setFocus();
}

void UnlockDialog::setBusy(bool isBusy)
{
    FormDialog::setBusy(isBusy);
    if (!isBusy) acceptButton()->setEnabled(m_passphrase->mayTry());
}

void UnlockDialog::done(int result)
{
    result == Accepted ? m_passphrase->accept() : m_passphrase->wipe();
    FormDialog::done(result);
}

QString UnlockDialog::problem() { return m_passphrase->isEmpty() ? tr("Type the passphrase.") : QString(); }

} // namespace lockstep::ui
