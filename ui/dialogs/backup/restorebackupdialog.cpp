// SPDX-License-Identifier: MIT

#include "ui/dialogs/backup/restorebackupdialog.h"

#include "ui/dialogs/addwallet/pages/namepassphrasepage.h"
#include "ui/dialogs/addwallet/pages/preflightpage.h"
#include "ui/dialogs/backup/insidebackuppage.h"
#include "ui/dialogs/backup/openbackuppage.h"
#include "ui/dialogs/backup/restoredpage.h"

#include <QDateTime>
#include <QPushButton>
#include <QTimeZone>

#include <algorithm>

namespace lockstep::ui {

RestoreBackupDialog::RestoreBackupDialog(const QString& path, QWidget* parent)
    : WizardDialog(tr("Restore from a backup file"), parent)
    , m_open(new OpenBackupPage(path, this))
    , m_inside(new InsideBackupPage(this))
    , m_passphrase(new NamePassphrasePage(tr("A passphrase for this computer"), NamePassphrasePage::Passphrase, this))
    , m_preflight(new PreflightPage(this))
    , m_restored(new RestoredPage(this))
{
    m_restored->hide();
    for (WizardPage* page : {static_cast<WizardPage*>(m_open), static_cast<WizardPage*>(m_inside),
                             static_cast<WizardPage*>(m_passphrase), static_cast<WizardPage*>(m_preflight)})
        addPage(page);
    begin();
}

SecureBytes RestoreBackupDialog::filePassphrase() const { return m_open->passphrase(); }

void RestoreBackupDialog::setPreview(const BackupPreview& preview)
{
    m_preview = preview;
    m_open->wipe();
    m_inside->setPreview(preview);
    setBusy(false);
    goTo(Inside);
}

bool RestoreBackupDialog::bringsKeys() const
{
    const QList<int> chosen = m_inside->chosen();
    return std::ranges::any_of(chosen, [this](int place) { return m_preview.wallets[place].hasKeys; });
}

bool RestoreBackupDialog::isSkipped(const WizardPage* page) const
{
    if (page == m_open) return m_preview.file != nullptr;
    return page == m_passphrase && !bringsKeys();
}

/// There is no way back to the passphrase of the file, and it was a step all the same.
bool RestoreBackupDialog::isCounted(const WizardPage* page) const
{
    return page == m_open ? m_wasSealed || !m_preview.file : !isSkipped(page);
}

bool RestoreBackupDialog::isLengthKnown() const { return step() != Open; } // keys ask for a passphrase here

/// As far back as the oldest of them; from the first block where one does not know.
ScanWish RestoreBackupDialog::scanWish() const
{
    ScanWish wish;
    std::optional<BlockHeight> lowest;
    std::optional<std::int64_t> earliest;
    for (const int place : m_inside->chosen()) {
        const BackedUpWallet& wallet = m_preview.wallets[place];
        if (!wallet.birthday && !wallet.birthdayTime) return wish;
        if (wallet.birthday) lowest = std::min(lowest.value_or(*wallet.birthday), *wallet.birthday);
        if (!wallet.birthday) earliest = std::min(earliest.value_or(*wallet.birthdayTime), *wallet.birthdayTime);
    }
    if (earliest)
        wish.since.since = QDateTime::fromSecsSinceEpoch(*earliest, QTimeZone::utc()).date();
    else if (lowest)
        wish.since.since = *lowest;
    return wish;
}

void RestoreBackupDialog::pageShown(WizardPage* page)
{
    if (page != m_preflight) return;
    m_preflight->showWaiting();
    emit estimateWanted(scanWish());
}

void RestoreBackupDialog::setEstimate(const Result<ScanEstimate>& estimate) { m_preflight->setEstimate(estimate); }

void RestoreBackupDialog::setOffline(bool isOffline) { m_preflight->setOffline(isOffline); }

void RestoreBackupDialog::acceptClicked()
{
    if (isAtLast() || step() != Open) return WizardDialog::acceptClicked();
    if (!m_open->isSound()) return;
    showProblem({});
    setBusy(true);
    m_wasSealed = true;
    emit openWanted();
}

RestoreOrder RestoreBackupDialog::takeOrder() const
{
    RestoreOrder order;
    order.wallets = m_inside->chosen();
    if (bringsKeys()) order.passphrase = m_passphrase->protection().passphrase;
    order.start = m_preflight->start();
    return order;
}

void RestoreBackupDialog::setRestored(const QList<RestoredWallet>& restored)
{
    m_restored->setRestored(restored, m_preflight->start());
    showLast(m_restored);
}

void RestoreBackupDialog::showError(const Error& error, ErrorSubject subject)
{
    WizardDialog::showError(error, subject);
    if (error.code == Errc::WrongPassphrase) m_open->refuse();
}

void RestoreBackupDialog::done(int result)
{
    m_open->wipe();
    m_passphrase->wipe();
    WizardDialog::done(result);
}

} // namespace lockstep::ui
