// SPDX-License-Identifier: MIT

#include "ui/pages/settings/settingspage.h"

#include "ui/dialogs/walletfields.h"
#include "ui/pages/settings/backupsection.h"
#include "ui/pages/settings/dangersection.h"
#include "ui/pages/settings/generalsection.h"
#include "ui/pages/settings/keyssection.h"
#include "ui/pages/settings/securitysection.h"
#include "ui/pages/settings/syncsection.h"
#include "ui/style/spacing.h"

#include <QEvent>
#include <QVBoxLayout>

namespace lockstep::ui {

SettingsPage::SettingsPage(WalletId wallet, QWidget* parent)
    : QWidget(parent)
    , m_wallet(wallet)
    , m_sync(new SyncSection(this))
    , m_general(new GeneralSection(this))
    , m_keys(new KeysSection(this))
    , m_security(new SecuritySection(this))
    , m_backup(new BackupSection(this))
    , m_danger(new DangerSection(this))
{
    setObjectName(u"settingsPage");
    layOut();
    connectParts();
}

/// A part that is hidden saves what was typed and tells it by this page: while there still is one.
SettingsPage::~SettingsPage() { hide(); }

void SettingsPage::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Medium, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    for (QWidget* section : std::initializer_list<QWidget*>{m_sync, m_general, m_keys, m_security, m_backup, m_danger})
        column->addWidget(section);
    column->addStretch(1);
    alignFieldNames(*this);
}

bool SettingsPage::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) alignFieldNames(*this); // letters of another size
    return QWidget::event(event);
}

void SettingsPage::connectParts()
{
    connect(m_general, &GeneralSection::renameWanted, this,
            [this](const QString& name) { emit renameWanted(m_wallet, name); });
    connect(m_general, &GeneralSection::appearanceChanged, this,
            [this](const QString& colour, const QString& notes) { emit appearanceChanged(m_wallet, colour, notes); });
    connect(m_general, &GeneralSection::leftUnsaved, this, &SettingsPage::leftUnsaved);
    connect(m_keys, &KeysSection::fileWanted, this, &SettingsPage::fileWanted);
    connect(m_keys, &KeysSection::unlockWanted, this, [this] { emit unlockWanted(m_wallet); });
    connect(m_sync, &SyncSection::startWanted, this, [this] { emit startWanted(m_wallet); });
    connect(m_sync, &SyncSection::stopWanted, this, [this] { emit stopWanted(m_wallet); });
    connect(m_sync, &SyncSection::retryWanted, this, [this] { emit retryWanted(m_wallet); });
    connect(m_sync, &SyncSection::lookaheadWanted, this,
            [this](int lookahead) { emit lookaheadWanted(m_wallet, lookahead); });
    connect(m_sync, &SyncSection::rescanWanted, this, [this] { emit rescanWanted(m_wallet); });
    connect(m_sync, &SyncSection::scanDeeperWanted, this, [this] { emit scanDeeperWanted(m_wallet); });
    connect(m_security, &SecuritySection::passphraseChangeWanted, this,
            [this] { emit passphraseChangeWanted(m_wallet); });
    connect(m_security, &SecuritySection::secretsWanted, this, [this] { emit secretsWanted(m_wallet); });
    connect(m_security, &SecuritySection::preferencesWanted, this, &SettingsPage::autoLockWanted);
    connect(m_backup, &BackupSection::wordsCheckWanted, this, [this] { emit wordsCheckWanted(m_wallet); });
    connect(m_backup, &BackupSection::backupWanted, this, [this] { emit backupWanted(m_wallet); });
    connect(m_danger, &DangerSection::removeWanted, this, [this] { emit removeWanted(m_wallet); });
}

void SettingsPage::setWallet(const WalletView& wallet)
{
    m_keys->setWallet(wallet);
    m_sync->setWallet(wallet);
    m_danger->setWallet(wallet);
}

void SettingsPage::setProfile(const WalletProfile& profile)
{
    m_general->setProfile(profile);
    m_keys->setProfile(profile);
    m_sync->setProfile(profile);
    m_security->setProfile(profile);
    m_backup->setProfile(profile);
    m_danger->setProfile(profile);
}

void SettingsPage::setAutoLock(int minutes) { m_security->setAutoLock(minutes); }

void SettingsPage::setTakenNames(const QStringList& names) { m_general->setTakenNames(names); }

void SettingsPage::showError(const Error& error) { m_general->showError(error); }

QString SettingsPage::unsaved() const { return m_general->unsaved(); }

void SettingsPage::focusUnsaved() { m_general->focusUnsaved(); }

void SettingsPage::refresh() { emit profileWanted(m_wallet); }

} // namespace lockstep::ui
