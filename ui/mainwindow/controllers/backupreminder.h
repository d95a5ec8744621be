// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QDate>
#include <QSettings>

namespace lockstep::ui {

/// Whom to remind of recovery words that were never confirmed. Put off, a wallet is quiet until the next day, also
/// after a new start: what is kept is the day.
class BackupReminder
{
public:
    explicit BackupReminder(const QString& folder);

    /// The first wallet that is due; nullptr: none. Points into the snapshot.
    const WalletView* due(const SyncSnapshot& snapshot, const QDate& today) const;
    void putOff(WalletId wallet, const QDate& today);

private:
    QSettings m_settings;
};

} // namespace lockstep::ui
