// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/repositories/walletremnants.h"

#include <QObject>
#include <QTimer>

namespace lockstep {

/// Deletes what is to go of wallets (WalletRemnants), beside all else: a small transaction in a turn of the thread,
/// with time for others before the next one, so that no command and no stop waits for more than that.
class WalletClearing final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::int64_t RowsAtOnce = 500; ///< Some tens of milliseconds.

    explicit WalletClearing(Database& database);

    void go(); ///< There may be something: some of it goes now. Goes on until nothing is left, or `stop`.
    void stop();

signals:
    void forgot(lockstep::WalletId wallet); ///< It may be read anew.

private:
    Database& m_database;
    WalletRemnants m_remnants;
    QTimer m_next;
};

} // namespace lockstep
