// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/settingscontroller.h"

#include "core/api/services/chainservice.h"
#include "core/api/services/walletservice.h"
#include "ui/dialogs/savefiledialog.h"
#include "ui/dialogs/wallet/changepassphrasedialog.h"
#include "ui/dialogs/wallet/confirmwordsdialog.h"
#include "ui/dialogs/wallet/rescandialog.h"
#include "ui/dialogs/wallet/scandeeperdialog.h"
#include "ui/dialogs/wallet/showsecretsdialog.h"
#include "ui/format/wallets/accounttext.h"
#include "ui/mainwindow/controllers/failurenotice.h"
#include "ui/mainwindow/controllers/formanswers.h"
#include "ui/mainwindow/controllers/knownwallet.h"
#include "ui/mainwindow/controllers/savefile.h"
#include "ui/mainwindow/controllers/walletcontroller.h"
#include "ui/mainwindow/controllers/walletlockcontroller.h"
#include "ui/pages/settings/settingspage.h"
#include "ui/widgets/secrets/secretwindow.h"

#include <QFileDialog>

namespace lockstep::ui {

SettingsController::SettingsController(Session& session, WalletController& wallets, WalletLockController& locks,
                                       QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_wallets(wallets)
    , m_locks(locks)
    , m_window(window)
{
}

PagePlug SettingsController::makePage(WalletId wallet, QWidget* parent)
{
    auto* page = new SettingsPage(wallet, parent);
    connectPage(page);
    connectDialogs(page);
    page->setAutoLock(m_autoLockMinutes);
    connect(this, &SettingsController::autoLockChanged, page, &SettingsPage::setAutoLock);
    connect(page, &SettingsPage::autoLockWanted, this, &SettingsController::autoLockWanted);
    return {page,
            [wallet, page](const SyncSnapshot& snapshot, std::int64_t) {
                if (const WalletView* view = snapshot.wallet(wallet)) page->setWallet(*view);
                page->setTakenNames(walletNames(snapshot));
            },
            [page] { page->refresh(); }};
}

/// Empty, where the wallet was removed.
QString SettingsController::whatIsUnsaved(WalletId wallet, const QString& problem) const
{
    const KnownWallet left(m_session, wallet);
    return left && !problem.isEmpty() ? tr("Settings of %1: %2").arg(left->name, problem) : QString();
}

QStringList SettingsController::unsaved() const
{
    QStringList lines;
    for (const SettingsPage* page : m_window.findChildren<SettingsPage*>())
        lines += whatIsUnsaved(page->wallet(), page->unsaved());
    lines.removeAll(QString());
    return lines;
}

std::optional<WalletId> SettingsController::firstUnsaved() const
{
    for (const SettingsPage* page : m_window.findChildren<SettingsPage*>())
        if (!whatIsUnsaved(page->wallet(), page->unsaved()).isEmpty()) return page->wallet();
    return std::nullopt;
}

void SettingsController::focusUnsaved(WalletId wallet)
{
    for (SettingsPage* page : m_window.findChildren<SettingsPage*>())
        if (page->wallet() == wallet) page->focusUnsaved();
}

void SettingsController::setAutoLock(int minutes)
{
    m_autoLockMinutes = minutes;
    emit autoLockChanged(minutes);
}

void SettingsController::connectPage(SettingsPage* page)
{
    WalletService& wallets = m_session.wallets();
    connect(page, &SettingsPage::profileWanted, this, [this, page] { readProfile(page); });
    connect(page, &SettingsPage::renameWanted, this,
            [=, this, &wallets](WalletId id, const QString& name) { change(page, wallets.rename(id, name)); });
    connect(page, &SettingsPage::appearanceChanged, this,
            [=, this, &wallets](WalletId id, const QString& colour, const QString& notes) {
                change(page, wallets.setAppearance(id, colour, notes));
            });
    connect(page, &SettingsPage::leftUnsaved, this, [this, page](const QString& problem) {
        if (const QString left = whatIsUnsaved(page->wallet(), problem); !left.isEmpty())
            emit noticed(left, Tone::Warning);
    });
    connect(page, &SettingsPage::lookaheadWanted, this,
            [=, this, &wallets](WalletId id, int lookahead) { change(page, wallets.setLookahead(id, lookahead)); });
    connect(page, &SettingsPage::startWanted, &m_wallets, &WalletController::startOrStop);
    connect(page, &SettingsPage::stopWanted, &m_wallets, &WalletController::startOrStop);
    connect(page, &SettingsPage::retryWanted, &m_wallets, &WalletController::retry);
    connect(page, &SettingsPage::unlockWanted, &m_locks, [this](WalletId id) { m_locks.whenUnlocked(id, {}); });
    connect(page, &SettingsPage::removeWanted, &m_wallets, &WalletController::remove);
    connect(page, &SettingsPage::fileWanted, this, &SettingsController::save);
    connect(page, &SettingsPage::backupWanted, this, &SettingsController::backupWanted);
}

void SettingsController::connectDialogs(SettingsPage* page)
{
    const auto onWish
        = [this, page](void (SettingsPage::*wish)(WalletId), void (SettingsController::*open)(const WalletProfile&)) {
              connect(page, wish, this, [this, open](WalletId id) {
                  withProfile(id, [this, open](const WalletProfile& profile) { (this->*open)(profile); });
              });
          };
    onWish(&SettingsPage::rescanWanted, &SettingsController::openRescan);
    onWish(&SettingsPage::scanDeeperWanted, &SettingsController::openScanDeeper);
    onWish(&SettingsPage::passphraseChangeWanted, &SettingsController::openChangePassphrase);
    onWish(&SettingsPage::secretsWanted, &SettingsController::openSecrets);
    onWish(&SettingsPage::wordsCheckWanted, &SettingsController::openConfirmWords);
}

void SettingsController::readProfile(SettingsPage* page)
{
    whenAnswered(m_session.wallets().profile(page->wallet()), page, [page](const Result<WalletProfile>& profile) {
        if (profile)
            page->setProfile(*profile);
        else
            page->showError(profile.error());
    });
}

void SettingsController::change(SettingsPage* page, const QFuture<Result<void>>& answer)
{
    whenAnswered(answer, page, [page](const Result<void>& changed) {
        if (!changed) page->showError(changed.error());
        page->refresh();
    });
}

/// Whether there is a passphrase, and since when it is looked for, is asked at the moment it matters.
void SettingsController::withProfile(WalletId wallet, std::function<void(const WalletProfile&)> use)
{
    whenAnswered(m_session.wallets().profile(wallet), this,
                 [this, use = std::move(use)](const Result<WalletProfile>& profile) {
                     if (profile)
                         use(*profile);
                     else
                         noticeFailure(this, profile.error());
                 });
}

void SettingsController::rescan(WalletId wallet)
{
    withProfile(wallet, [this](const WalletProfile& profile) { openRescan(profile); });
}

void SettingsController::scanDeeper(WalletId wallet)
{
    withProfile(wallet, [this](const WalletProfile& profile) { openScanDeeper(profile); });
}

void SettingsController::setPassphrase(WalletId wallet)
{
    withProfile(wallet, [this](const WalletProfile& profile) { openChangePassphrase(profile); });
}

void SettingsController::confirmWords(WalletId wallet)
{
    withProfile(wallet, [this](const WalletProfile& profile) { openConfirmWords(profile); });
}

void SettingsController::setColour(WalletId wallet, const QString& colour)
{
    withProfile(wallet, [this, colour](const WalletProfile& profile) {
        noticeFailure(this, m_session.wallets().setAppearance(profile.id, colour, profile.notes));
    });
}

void SettingsController::saveDescriptors(WalletId wallet)
{
    m_locks.whenUnlocked(wallet, [this, wallet] { saveUnlockedDescriptors(wallet); });
}

void SettingsController::saveUnlockedDescriptors(WalletId wallet)
{
    withProfile(wallet, [this](const WalletProfile& profile) {
        if (profile.descriptors.isEmpty())
            return emit noticed(tr("\"%1\" is a list of addresses and has no descriptors.").arg(profile.name),
                                Tone::Neutral);
        QFileDialog* dialog = openDescriptorsDialog(&m_window, profile.name);
        markAsSecret(*dialog, profile.id);
        connect(
            dialog, &QFileDialog::fileSelected, this,
            [this, text = profile.descriptors.join(u'\n')](const QString& path) { save(path, text.toUtf8() + '\n'); });
    });
}

void SettingsController::openRescan(const WalletProfile& profile)
{
    const WalletId wallet = profile.id;
    auto* dialog = new RescanDialog(profile.name, profile.birthday, &m_window);
    connect(dialog, &RescanDialog::estimateWanted, this, [this, dialog, wallet](const Birthday& since) {
        whenAnswered(m_session.chain().estimate({since, {}, wallet, {}, {}}), dialog,
                     [dialog](const Result<ScanEstimate>& estimate) {
                         if (estimate)
                             dialog->setEstimate(*estimate);
                         else
                             dialog->showError(estimate.error());
                     });
    });
    connect(dialog, &FormDialog::submitted, this, [this, dialog, wallet] {
        if (dialog->isNewBirthday())
            closeWhenDone(dialog, m_session.wallets().setBirthday(wallet, dialog->since()));
        else
            closeWhenDone(dialog, m_session.wallets().rescan(wallet, dialog->from()));
    });
    dialog->open();
}

void SettingsController::openScanDeeper(const WalletProfile& profile)
{
    const WalletId wallet = profile.id;
    const Birthday since{profile.birthday.value_or(BlockHeight{})};
    auto* dialog = new ScanDeeperDialog(profile.name, profile.lookahead, &m_window);
    connect(dialog, &ScanDeeperDialog::estimateWanted, this, [this, dialog, wallet, since](int lookahead) {
        whenAnswered(m_session.chain().estimate({since, {}, wallet, lookahead, {}}), dialog,
                     [dialog](const Result<ScanEstimate>& estimate) {
                         if (estimate)
                             dialog->setEstimate(*estimate);
                         else
                             dialog->showError(estimate.error());
                     });
    });
    connect(dialog, &FormDialog::submitted, this, [this, dialog, wallet] {
        closeWhenDone(dialog, m_session.wallets().scanDeeper(wallet, dialog->lookahead()));
    });
    dialog->open();
}

void SettingsController::openChangePassphrase(const WalletProfile& profile)
{
    const WalletId wallet = profile.id;
    auto* dialog
        = new ChangePassphraseDialog(profile.name, profile.hasPassphrase, m_locks.retryDelay(wallet), &m_window);
    connect(dialog, &FormDialog::submitted, this, [this, dialog, wallet, had = profile.hasPassphrase] {
        auto fresh = dialog->newPassphrase();
        const QString news = !fresh ? tr("The passphrase was removed.")
            : had                   ? tr("The passphrase was changed.")
                                    : tr("The passphrase was set.");
        const auto changed = m_session.wallets().changePassphrase(wallet, dialog->oldPassphrase(), std::move(fresh));
        closeWhenDone(dialog, changed);
        whenAnswered(changed, this, [this, news](const Result<void>& done) {
            if (done) emit said(news);
        });
    });
    dialog->open();
}

void SettingsController::openSecrets(const WalletProfile& profile)
{
    const WalletId wallet = profile.id;
    auto* dialog = new ShowSecretsDialog(profile.name, profile.hasPassphrase, m_locks.retryDelay(wallet), &m_window);
    markAsSecret(*dialog, wallet);
    connect(dialog, &FormDialog::submitted, this, [this, dialog, wallet] {
        whenTaken(m_session.wallets().reveal(wallet, dialog->passphrase()), dialog,
                  [dialog](Result<RevealedSecrets> secrets) {
                      if (secrets)
                          dialog->setSecrets(*std::move(secrets));
                      else
                          dialog->showError(secrets.error());
                  });
    });
    dialog->open();
}

void SettingsController::openConfirmWords(const WalletProfile& profile)
{
    const WalletId wallet = profile.id;
    auto* dialog = new ConfirmWordsDialog(profile.name, &m_window);
    markAsSecret(*dialog, wallet);
    connect(dialog, &FormDialog::submitted, this, [this, dialog, wallet, name = profile.name] {
        const auto same = m_session.wallets().confirmWords(wallet, dialog->words(), dialog->bip39Passphrase());
        closeWhenDone(dialog, same, ErrorSubject::RecoveryWords);
        whenAnswered(same, this, [this, name](const Result<void>& compared) {
            if (compared)
                emit noticed(tr("The words are right: from them \"%1\" can be brought back.").arg(name), Tone::Good);
        });
    });
    dialog->open();
}

void SettingsController::save(const QString& path, const QByteArray& content) { saveFile(this, path, content); }

} // namespace lockstep::ui
