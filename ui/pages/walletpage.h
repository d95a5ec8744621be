// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/util/securebytes.h"
#include "ui/widgets/secrets/retrydelay.h"

#include <QWidget>

#include <memory>

class QMenu;
class QStackedWidget;

namespace lockstep::ui {

class LockPage;
class SectionStack;
class WalletHeader;

/// One wallet: its header, and its pages under a page bar. Every wallet has its own, so that nothing a person types or
/// chooses on one leaks into another. When the wallet is locked while it is open, the lock page covers the pages.
class WalletPage final : public QWidget
{
    Q_OBJECT

public:
    /// `delay`: the wallet's, shared by all that ask for its passphrase.
    WalletPage(WalletId wallet, std::shared_ptr<RetryDelay> delay, QWidget* parent = nullptr);

    WalletId wallet() const { return m_wallet; }
    SectionStack& sections() { return *m_sections; }
    bool isCovered() const; ///< By the lock page.
    void uncover(); ///< Locked or not: the person wants to look.
    /// Asks for the passphrase where it can be typed now; of a wallet that has none it wants one.
    void lockOrUnlock();

    void setMenu(QMenu* menu);
    void setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now);
    SecureBytes passphrase() const; ///< Typed on the lock page.
    void showUnlockFailure(const Error& error);

signals:
    void startStopWanted(lockstep::WalletId wallet);
    void removeWanted(lockstep::WalletId wallet);
    void passphraseWanted(lockstep::WalletId wallet); ///< The first one of a wallet.
    void lockWanted(lockstep::WalletId wallet); ///< Or, locked and not covered: asks in a dialog.
    void errorDetailsWanted(lockstep::WalletId wallet);
    void retryWanted(lockstep::WalletId wallet);
    void unlockSubmitted(lockstep::WalletId wallet); ///< Answer with showUnlockFailure() or a snapshot.

private:
    void connectParts();
    void followAuth(WalletAuth auth);

    WalletId m_wallet;
    WalletHeader* m_header;
    QStackedWidget* m_body;
    SectionStack* m_sections;
    LockPage* m_lock;
    WalletAuth m_auth = WalletAuth::WatchOnly;
};

} // namespace lockstep::ui
