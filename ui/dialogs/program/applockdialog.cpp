// SPDX-License-Identifier: MIT

#include "ui/dialogs/program/applockdialog.h"

#include "ui/dialogs/walletfields.h"
#include "ui/format/program/applocktext.h"
#include "ui/widgets/secrets/passphrasefield.h"
#include "ui/widgets/text/labels.h"

#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

namespace {

QString titleOf(AppLockDialog::Kind kind)
{
    switch (kind) {
    case AppLockDialog::Kind::Set: return AppLockDialog::tr("Set an app lock");
    case AppLockDialog::Kind::Change: return AppLockDialog::tr("Change the app lock");
    case AppLockDialog::Kind::Remove: break;
    }
    return AppLockDialog::tr("Remove the app lock");
}

QString deedOf(AppLockDialog::Kind kind)
{
    switch (kind) {
    case AppLockDialog::Kind::Set: return AppLockDialog::tr("&Set it");
    case AppLockDialog::Kind::Change: return AppLockDialog::tr("C&hange it");
    case AppLockDialog::Kind::Remove: break;
    }
    return AppLockDialog::tr("&Remove it");
}

QString meaningOf(AppLockDialog::Kind kind)
{
    if (kind == AppLockDialog::Kind::Remove)
        return AppLockDialog::tr("Then whoever comes to this window sees wallets and amounts. The passphrases of "
                                 "wallets stay as they are.");
    return AppLockDialog::tr("The app lock hides this window from others at this desk. It does not encrypt the data: "
                             "whoever can open the data folder can read names, addresses and amounts there. The keys "
                             "of wallets have passphrases of their own, which stay as they are.");
}

} // namespace

AppLockDialog::AppLockDialog(Kind kind, std::shared_ptr<RetryDelay> delay, QWidget* parent)
    : FormDialog(titleOf(kind), deedOf(kind), parent)
{
    form()->addWidget(paragraph(meaningOf(kind), this));
    if (kind != Kind::Set) askForOld(std::move(delay));
    if (kind != Kind::Remove) askForNew();
    alignFieldNames(*this);
}

void AppLockDialog::askForOld(std::shared_ptr<RetryDelay> delay)
{
    m_old = new PassphraseField(std::move(delay), tr("Current passphrase of the window"), this);
    m_old->setObjectName(u"oldPassphraseField");
    auto* fields = new QFormLayout;
    fields->addRow(tr("C&urrent"), m_old);
    form()->addLayout(fields);
    connect(m_old, &PassphraseField::changed, this,
            [this] { acceptButton()->setEnabled(m_old->isEnabled() && m_old->mayTry()); });
    acceptButton()->setEnabled(m_old->mayTry());
}

void AppLockDialog::askForNew()
{
    m_new = new PassphraseFields(this);
    m_new->setObjectName(u"newPassphraseFields");
    m_new->setNoneOffered(false);
    connect(m_new, &PassphraseFields::changed, this, [this] { showProblem({}); });
    form()->addWidget(m_new);
    form()->addWidget(paragraph(tr("Forgotten? Quit Lockstep and delete the file \"window-passphrase\" in the data "
                                   "folder: the window opens without it."),
                                this, PlainLabel::Colour::Muted));
}

SecureBytes AppLockDialog::oldPassphrase() const { return m_old ? m_old->passphrase() : SecureBytes(); }

SecureBytes AppLockDialog::newPassphrase() const
{
    auto fresh = m_new ? m_new->protection().passphrase : std::nullopt;
    return fresh ? *std::move(fresh) : SecureBytes();
}

QString AppLockDialog::problem()
{
    if (m_old && m_old->isEmpty()) return tr("Type the current passphrase.");
    if (m_new && newPassphrase().span().empty()) return tr("Type a passphrase for the window.");
    return m_new ? m_new->problem() : QString();
}

void AppLockDialog::showError(const Error& error, ErrorSubject subject)
{
    FormDialog::showError(error, subject);
    showProblem(appLockErrorText(error).sentence());
    offerDetails({error});
    if (error.code == Errc::WrongPassphrase && m_old) m_old->refuse();
}

void AppLockDialog::done(int result)
{
    if (m_old) result == Accepted ? m_old->accept() : m_old->wipe();
    if (m_new) m_new->wipe();
    FormDialog::done(result);
}

} // namespace lockstep::ui
