// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/importfiledialog.h"

#include "ui/dialogs/addwallet/pages/birthdaypage.h"
#include "ui/dialogs/addwallet/pages/filepartspage.h"
#include "ui/dialogs/addwallet/pages/namepassphrasepage.h"
#include "ui/dialogs/addwallet/parts/nothingfound.h"
#include "ui/format/wallets/walletfiletext.h"

#include <algorithm>

namespace lockstep::ui {

ImportFileDialog::ImportFileDialog(const QString& fileName, WalletFile file, std::optional<BlockHeight> tip,
                                   QWidget* parent)
    : ImportWizard(tr("Import a file"), parent)
    , m_parts(new FilePartsPage(fileName, std::move(file), this))
    , m_birthday(new BirthdayPage(tip, this))
    , m_name(new NamePassphrasePage(tr("A name"), NamePassphrasePage::Name, this))
{
    m_birthday->setBirthday(m_parts->file().birthday);
    m_name->suggestName(m_parts->file().name);
    for (WizardPage* page :
         {static_cast<WizardPage*>(m_parts), static_cast<WizardPage*>(m_birthday), static_cast<WizardPage*>(m_name)})
        addPage(page);
    showCostOn(m_birthday);
    addPreflight();
    begin();
    QMetaObject::invokeMethod(this, &ImportFileDialog::askForWatchers, Qt::QueuedConnection); // when somebody listens
}

void ImportFileDialog::askForWatchers()
{
    for (const WatchQuestion& question : m_parts->questions()) emit watchersWanted(question);
}

void ImportFileDialog::setWatchedAlready(const WatchQuestion& asked, const WatchedAlready& watched)
{
    m_parts->setWatchedAlready(asked, watched);
}

QString ImportFileDialog::walletName() const { return noted().isEmpty() ? m_name->name() : noted().first().name; }

ScanWish ImportFileDialog::scanWish() const
{
    ScanWish wish;
    wish.since = m_birthday->birthday();
    wish.lookahead = m_parts->file().lookahead;
    return wish;
}

QList<Hint> ImportFileDialog::hints() const
{
    const QList<WalletFile::Part> parts = chosen();
    NothingFound nothing;
    nothing.since = m_birthday->birthday();
    if (!parts.isEmpty()) nothing.firstAddress = parts.first().preview.firstAddresses.value(0);
    return nothingFoundHints(nothing);
}

QList<WalletFile::Part> ImportFileDialog::chosen() const { return m_parts->chosen(); }

QString ImportFileDialog::onlyLabelsFor() const { return m_parts->onlyLabelsFor(); }

bool ImportFileDialog::isSkipped(const WizardPage* page) const
{
    return !onlyLabelsFor().isEmpty() && page != static_cast<const WizardPage*>(m_parts);
}

LabelFile ImportFileDialog::labels() const { return m_parts->wantsLabels() ? m_parts->file().labels : LabelFile(); }

NewWallet ImportFileDialog::takeWallet(qsizetype place) const
{
    const QList<WalletFile::Part> parts = chosen();
    const WalletFile::Part& part = parts.at(place);
    const auto alike = std::count_if(parts.begin(), parts.begin() + place, [&](const WalletFile::Part& before) {
        return before.preview.policy == part.preview.policy;
    });
    NewWallet wallet;
    wallet.name
        = parts.size() == 1 ? m_name->name() : walletPartName(m_name->name(), part, static_cast<int>(alike) + 1);
    wallet.origin = watchOrigin(part.preview, part.text, part.type);
    wallet.birthday = m_birthday->birthday();
    wallet.lookahead = m_parts->file().lookahead;
    wallet.start = start();
    return wallet;
}

} // namespace lockstep::ui
