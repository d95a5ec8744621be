// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"

namespace lockstep::ui {

/// A wallet as the newest snapshot has it, and that snapshot for as long. False: it was removed meanwhile.
class KnownWallet
{
public:
    KnownWallet(const Session& session, WalletId wallet)
        : m_snapshot(session.snapshot())
        , m_view(m_snapshot->wallet(wallet))
    {
    }

    explicit operator bool() const { return m_view != nullptr; }
    const WalletView& operator*() const { return *m_view; }
    const WalletView* operator->() const { return m_view; }
    const SyncSnapshot& snapshot() const { return *m_snapshot; }

private:
    SyncSnapshotPtr m_snapshot;
    const WalletView* m_view; ///< In the snapshot.
};

} // namespace lockstep::ui
