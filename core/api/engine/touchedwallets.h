// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"

#include <QObject>
#include <QTimer>

#include <set>

namespace lockstep {

/// Passes on which wallets changed: the first change at once, then each wallet at most four times a second, however
/// many blocks a scan takes in. Every change is followed by a `told` after it.
class TouchedWallets final : public QObject
{
    Q_OBJECT

public:
    TouchedWallets();
    void touch(WalletId wallet);

signals:
    void told(lockstep::WalletId wallet);

private:
    void tellWaiting();

    QTimer m_pause; ///< Runs while something was told less than a quarter of a second ago.
    std::set<WalletId> m_waiting;
};

} // namespace lockstep
