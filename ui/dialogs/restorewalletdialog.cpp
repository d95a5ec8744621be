// SPDX-License-Identifier: MIT

#include "ui/dialogs/restorewalletdialog.h"

#include "ui/dialogs/birthdaypage.h"
#include "ui/dialogs/lookforpage.h"
#include "ui/dialogs/namepassphrasepage.h"
#include "ui/dialogs/nothingfound.h"
#include "ui/dialogs/recoverywordspage.h"

namespace lockstep::ui {

RestoreWalletDialog::RestoreWalletDialog(std::optional<BlockHeight> tip, QWidget* parent)
    : ImportWizard(tr("Restore a wallet from its words"), parent)
    , m_words(new RecoveryWordsPage(this))
    , m_lookFor(new LookForPage(this))
    , m_birthday(new BirthdayPage(tip, this))
    , m_name(new NamePassphrasePage(tr("Name and passphrase"),
                                    NamePassphrasePage::Name | NamePassphrasePage::Passphrase, this))
{
    for (WizardPage* page : {static_cast<WizardPage*>(m_words), static_cast<WizardPage*>(m_lookFor),
                             static_cast<WizardPage*>(m_birthday), static_cast<WizardPage*>(m_name)})
        addPage(page);
    addPreflight();
    begin();
}

QString RestoreWalletDialog::walletName() const { return m_name->name(); }

ScanWish RestoreWalletDialog::scanWish() const
{
    ScanWish wish;
    wish.since = m_birthday->birthday();
    wish.lookahead = m_lookFor->lookahead();
    return wish;
}

QStringList RestoreWalletDialog::hints() const
{
    NothingFound nothing;
    nothing.since = m_birthday->birthday();
    nothing.firstAddress = firstAddress();
    nothing.fromWords = true;
    nothing.hasBip39Passphrase = m_words->hasBip39Passphrase();
    nothing.choosesType = true;
    return nothingFoundHints(nothing);
}

NewWallet RestoreWalletDialog::takeWallet()
{
    KeysOrigin origin;
    origin.words = m_words->words();
    origin.bip39Passphrase = m_words->bip39Passphrase();
    origin.type = m_lookFor->type();
    origin.protection = m_name->protection();
    NewWallet wallet;
    wallet.name = m_name->name();
    wallet.origin = std::move(origin);
    wallet.birthday = m_birthday->birthday();
    wallet.lookahead = m_lookFor->lookahead();
    wallet.scanLater = scansLater();
    return wallet;
}

} // namespace lockstep::ui
