// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/createwalletdialog.h"

#include "core/api/words.h"
#include "ui/dialogs/addwallet/pages/beforewordspage.h"
#include "ui/dialogs/addwallet/pages/namepassphrasepage.h"
#include "ui/dialogs/addwallet/pages/newwalletpage.h"
#include "ui/dialogs/addwallet/pages/showwordspage.h"
#include "ui/dialogs/addwallet/pages/typewordspage.h"

namespace lockstep::ui {

CreateWalletDialog::CreateWalletDialog(Network network, QWidget* parent)
    : ImportWizard(tr("Create a wallet"), parent)
    , m_new(new NewWalletPage(network, this))
    , m_show(new ShowWordsPage(this))
    , m_type(new TypeWordsPage(this))
    , m_passphrase(new NamePassphrasePage(tr("A passphrase for this computer"), NamePassphrasePage::Passphrase, this))
{
    for (WizardPage* page :
         {static_cast<WizardPage*>(m_new), static_cast<WizardPage*>(new BeforeWordsPage(this)),
          static_cast<WizardPage*>(m_show), static_cast<WizardPage*>(m_type), static_cast<WizardPage*>(m_passphrase)})
        addPage(page);
    m_passphrase->setAcceptText(tr("&Create the wallet"));
    offerBackup();
    begin();
}

QString CreateWalletDialog::walletName() const { return m_new->name(); }

bool CreateWalletDialog::isPaperChecked() const { return !m_type->isPutOff(); }

QString CreateWalletDialog::loss() const
{
    if (!m_show->wereShown()) return {};
    return tr("These words will not become a wallet. If you wrote them down, destroy the paper.");
}

/// The words are made when they are first shown, and again only where another number of them is wanted or new
/// randomness of the person's own was typed.
void CreateWalletDialog::pageShown(WizardPage* page)
{
    if (page != m_show || (m_wordCount == m_new->wordCount() && !m_new->hasNewRandomness())) return;
    m_wordCount = m_new->wordCount();
    const auto own = m_new->takeRandomness(); // enough, or the page would not have let go
    m_words = own ? *newRecoveryWords(m_wordCount, *own) : newRecoveryWords(m_wordCount);
    m_show->setWords(m_words.clone());
    m_type->setWords(m_words.clone(), m_wordCount);
}

NewWallet CreateWalletDialog::takeWallet()
{
    KeysOrigin origin;
    origin.words = m_words.clone();
    origin.bip39Passphrase = m_new->bip39Passphrase();
    origin.type = m_new->account().type;
    origin.account = m_new->account().account;
    origin.protection = m_passphrase->protection();
    origin.wordsConfirmed = isPaperChecked();
    NewWallet wallet;
    wallet.name = m_new->name();
    wallet.origin = std::move(origin);
    wallet.birthday = {Birthday::Now{}};
    return wallet;
}

} // namespace lockstep::ui
