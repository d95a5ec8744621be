// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/watchwalletdialog.h"

#include "ui/dialogs/addwallet/pages/birthdaypage.h"
#include "ui/dialogs/addwallet/pages/namepassphrasepage.h"
#include "ui/dialogs/addwallet/pages/watchtextpage.h"
#include "ui/dialogs/addwallet/parts/nothingfound.h"
#include "ui/dialogs/addwallet/parts/outpointnote.h"
#include "ui/dialogs/addwallet/parts/watchednote.h"

namespace lockstep::ui {

WatchWalletDialog::WatchWalletDialog(Network network, std::optional<BlockHeight> tip, QWidget* parent)
    : ImportWizard(tr("Watch a wallet"), parent)
    , m_text(new WatchTextPage(network, this))
    , m_birthday(new BirthdayPage(tip, this))
    , m_name(new NamePassphrasePage(tr("A name"), NamePassphrasePage::Name, this))
{
    for (WizardPage* page :
         {static_cast<WizardPage*>(m_text), static_cast<WizardPage*>(m_birthday), static_cast<WizardPage*>(m_name)})
        addPage(page);
    connect(&m_text->note(), &WatchedNote::wanted, this, &ImportWizard::watchersWanted);
    connect(&m_text->outpoint(), &OutpointNote::lookUpWanted, this, &ImportWizard::lookUpWanted);
    showCostOn(m_birthday);
    addPreflight();
    begin();
}

void WatchWalletDialog::askForAddresses()
{
    setWindowTitle(tr("Import addresses"));
    m_text->askForAddresses();
}

void WatchWalletDialog::setText(const QString& text) { m_text->setText(text); }

void WatchWalletDialog::setWatchedAlready(const WatchQuestion& asked, const WatchedAlready& watched)
{
    m_text->note().setAnswer(asked, watched);
}

QString WatchWalletDialog::walletName() const { return m_name->name(); }

/// A list of addresses may say itself since when.
void WatchWalletDialog::pageShown(WizardPage* page)
{
    ImportWizard::pageShown(page);
    if (page != m_birthday || m_text->preview().since == m_since) return;
    m_since = m_text->preview().since;
    m_birthday->setBirthday(m_since ? Birthday{*m_since} : Birthday{});
}

ScanWish WatchWalletDialog::scanWish() const
{
    ScanWish wish;
    wish.since = m_birthday->birthday();
    if (const int addresses = m_text->preview().addressCount; addresses > 0) wish.scripts = addresses;
    return wish;
}

QList<Hint> WatchWalletDialog::hints() const
{
    const WatchPreview& preview = m_text->preview();
    NothingFound nothing;
    nothing.since = m_birthday->birthday();
    nothing.firstAddress = preview.firstAddresses.value(0);
    nothing.choosesType = m_text->type().has_value();
    nothing.isAddressList = preview.kind == WatchPreview::Kind::Addresses;
    return nothingFoundHints(nothing);
}

NewWallet WatchWalletDialog::takeWallet()
{
    NewWallet wallet;
    wallet.name = m_name->name();
    wallet.origin = watchOrigin(m_text->preview(), m_text->text(), m_text->type());
    wallet.birthday = m_birthday->birthday();
    wallet.start = start();
    return wallet;
}

} // namespace lockstep::ui
