// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/importscriptsdialog.h"

#include "ui/dialogs/addwallet/pages/scriptspage.h"
#include "ui/dialogs/addwallet/parts/nothingfound.h"
#include "ui/dialogs/addwallet/parts/outpointnote.h"
#include "ui/dialogs/addwallet/parts/watchednote.h"

namespace lockstep::ui {

ImportScriptsDialog::ImportScriptsDialog(QString walletName, Network network, std::optional<BlockHeight> tip,
                                         QWidget* parent)
    : ImportWizard(tr("Import addresses – %1").arg(walletName), parent)
    , m_walletName(std::move(walletName))
    , m_scripts(new ScriptsPage(m_walletName, network, tip, this))
{
    addPage(m_scripts);
    connect(&m_scripts->note(), &WatchedNote::wanted, this, &ImportWizard::watchersWanted);
    connect(&m_scripts->outpoint(), &OutpointNote::lookUpWanted, this, &ImportWizard::lookUpWanted);
    addPreflight();
    begin();
}

void ImportScriptsDialog::setTarget(WalletId wallet) { m_scripts->setTarget(wallet); }

void ImportScriptsDialog::setWatchedAlready(const WatchQuestion& asked, const WatchedAlready& watched)
{
    m_scripts->note().setAnswer(asked, watched);
}

void ImportScriptsDialog::setText(const QString& text) { m_scripts->setText(text); }

NewScripts ImportScriptsDialog::scripts() const
{
    NewScripts scripts = m_scripts->scripts();
    scripts.start = start();
    return scripts;
}

ScanWish ImportScriptsDialog::scanWish() const
{
    const NewScripts scripts = m_scripts->scripts();
    ScanWish wish;
    if (scripts.from) wish.since = {*scripts.from};
    wish.to = scripts.to;
    wish.scripts = m_scripts->count();
    return wish;
}

QList<Hint> ImportScriptsDialog::hints() const
{
    NothingFound nothing;
    nothing.isAddressList = true;
    if (const auto from = m_scripts->scripts().from) nothing.since = {*from};
    return nothingFoundHints(nothing);
}

} // namespace lockstep::ui
