// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"
#include "core/util/securebytes.h"
#include "ui/style/theme.h"
#include "ui/widgets/secrets/retrydelay.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

class QWidget;

namespace lockstep::ui {

class KnownWallet;
class UnlockDialog;

/// Locks wallets and asks for their passphrases; one delay after wrong ones for all that ask. The window's own lock is
/// AppLockController's.
class WalletLockController final : public QObject
{
    Q_OBJECT

public:
    WalletLockController(Session& session, QWidget& window);

    void lockOrUnlock(WalletId wallet);
    void lock(WalletId wallet); ///< Where it is locked already, or cannot be, its secrets go out of sight all the same.
    /// At once, or after the passphrase. `then` needs no longer than it runs; empty: unlocking is all that is wanted.
    void whenUnlocked(WalletId wallet, std::function<void()> then);
    void lockAll(); ///< Asked for by the person: says which ones have no passphrase to lock them with.
    void lockQuietly(); ///< All that can be locked, with nobody there to be told.
    bool lockIdle(); ///< The same, but for those that a person unlocked until they quit. Whether there were any.
    void setAutoLock(int minutes) { m_autoLockMinutes = minutes; } ///< When lockIdle comes; 0: never.

    /// `refused` is called, as long as `context` lives, when the passphrase was wrong.
    void unlock(WalletId wallet, SecureBytes passphrase, QObject* context, std::function<void(const Error&)> refused);
    std::shared_ptr<RetryDelay> retryDelay(WalletId wallet); ///< One for all that ask for its passphrase.

signals:
    void noticed(const QString& sentence, lockstep::ui::Tone tone,
                 const std::optional<lockstep::Error>& error = std::nullopt);

private:
    int lockEach(const std::function<bool(const WalletView&)>& isMeant,
                 const std::function<void(const WalletView&, const Error&)>& refused);
    UnlockDialog* askForPassphrase(const KnownWallet& shown, bool isForOneThing = false);
    void unlockAsAsked(UnlockDialog* dialog, WalletId wallet);
    struct Unlocking;
    void addOthers(Unlocking& all, WalletId first);
    void unlockOthers(std::shared_ptr<Unlocking> all); ///< One after the other.
    bool isOff(const Unlocking& all) const;
    void putBack(const Unlocking& all, WalletId wallet, const Result<void>& unlocked);
    void noteUnlocked(const Unlocking& all, WalletId wallet);
    void tellOfOthers(const Unlocking& all);

    Session& m_session;
    QWidget& m_window;
    std::map<WalletId, std::shared_ptr<RetryDelay>> m_delays;
    std::set<WalletId> m_keptOpen; ///< Until they are locked or the program ends.
    int m_autoLockMinutes = 0;
    int m_lockings = 0; ///< How often something was locked: what is being unlocked meanwhile is locked again.
};

} // namespace lockstep::ui
