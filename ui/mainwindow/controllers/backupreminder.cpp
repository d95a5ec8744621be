// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/backupreminder.h"

#include <algorithm>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString text(const QDate& day) { return day.toString(Qt::ISODate); }
QString keyOf(WalletId wallet) { return u"wordsPutOff/%1"_s.arg(wallet.value); }

} // namespace

BackupReminder::BackupReminder(const QString& folder) : m_settings(folder + u"/reminders.ini"_s, QSettings::IniFormat)
{
}

const WalletView* BackupReminder::due(const SyncSnapshot& snapshot, const QDate& today) const
{
    const auto isDue = [&](const WalletView& wallet) {
        return wallet.words == WordsBackup::Unconfirmed && m_settings.value(keyOf(wallet.id)).toString() != text(today);
    };
    const auto found = std::ranges::find_if(snapshot.wallets, isDue);
    return found == snapshot.wallets.end() ? nullptr : &*found;
}

void BackupReminder::putOff(WalletId wallet, const QDate& day) { m_settings.setValue(keyOf(wallet), text(day)); }

} // namespace lockstep::ui
