// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/accountsearch.h"
#include "core/api/newwallet.h"
#include "core/api/walletprofile.h"
#include "core/primitives/ids.h"
#include "core/util/result.h"
#include "core/util/securebytes.h"
#include "core/wallet/walletfactory.h"

#include <QFuture>
#include <QList>
#include <QString>

#include <optional>

class QThreadPool;

namespace lockstep {

class Engine;
class PassphraseCost;
class Reader;
class WalletCopies;

/// The wallets themselves: made, named, started, locked, removed. Errors of every call that names a wallet:
/// NoSuchWallet.
class WalletService
{
public:
    WalletService(Engine& engine, Reader& reader, QThreadPool& workers, WalletCopies& copies, PassphraseCost& cost);

    // `add` and `importScripts` return when the rows are stored; the scan itself is a job. Before those two, `remove`
    // and `changePassphrase` the wallets are copied (WalletCopies); where the last two cannot be preceded by a copy
    // they do nothing: DiskFull, Io, Damaged.
    QFuture<Result<WalletId>> add(NewWallet wallet); ///< Errors: Duplicate, BadName, and those of the origin's text.
    QFuture<Result<void>> rename(WalletId wallet, const QString& name);
    QFuture<Result<void>> remove(WalletId wallet);
    QFuture<Result<void>> start(WalletId wallet); ///< Joins the lockstep, after a catch-up where it is behind.
    QFuture<Result<void>> stop(WalletId wallet); ///< Keeps its block; the others go on without it.
    QFuture<Result<void>> unlock(WalletId wallet, SecureBytes passphrase); ///< Errors: WrongPassphrase, Damaged.
    QFuture<Result<void>> lock(WalletId wallet); ///< Errors: Refused for one without a passphrase.
    QFuture<Result<void>> lockAll(); ///< All that have a passphrase.
    QFuture<Result<void>> retry(WalletId wallet); ///< Takes a wallet in state error back into the loop.
    QFuture<Result<JobId>> importScripts(WalletId wallet, NewScripts scripts);

    /// Looks through the chain for what the words made, in one pass for all standard accounts, before any wallet is
    /// made of them; nothing is stored. One at a time, while the wallets go on. `add` each with its type and account.
    /// Errors: those of the words; Refused while another one runs; NotFound when no peer has a block; Stopping.
    /// Also Cancelled.
    QFuture<Result<AccountSearchReport>> searchAccounts(AccountSearch search);
    void cancelSearch();

    // Secrets. A wallet without a passphrase takes any. Cost: one to three key derivations of half a second and more,
    // on a worker. After wrong guesses the window waits before it asks again.

    /// Move it out of the future with takeResult(). Errors: WrongPassphrase, Damaged; Unsupported for a watch-only one.
    QFuture<Result<RevealedSecrets>> reveal(WalletId wallet, SecureBytes passphrase);

    /// Compares what was typed from paper with the wallet, and keeps that it was right. Nothing is unsealed, so no
    /// passphrase of this computer is needed. Errors: Refused (sound words, but not those of this wallet),
    /// those of checkRecoveryWords and Mnemonic::seed; Unsupported for a watch-only wallet.
    QFuture<Result<void>> confirmWords(WalletId wallet, SecureBytes words, SecureBytes bip39Passphrase);

    /// `fresh` nullopt: none from now on. A lock or unlock is not changed by it. Whatever happens, exactly one of the
    /// two works afterwards. Errors: as `reveal`; OutOfRange or Malformed for a passphrase that cannot be one.
    QFuture<Result<void>> changePassphrase(WalletId wallet, SecureBytes old, std::optional<SecureBytes> fresh);

    // Settings
    QFuture<Result<WalletProfile>> profile(WalletId wallet);

    /// `colour`: "#rrggbb" in lower case, or empty. Errors: Malformed (another colour), OutOfRange (notes beyond
    /// 10,000 characters).
    QFuture<Result<void>> setAppearance(WalletId wallet, const QString& colour, const QString& notes);
    QFuture<Result<void>> reorder(const QList<WalletId>& order); ///< Those not named come behind, as they stood.

    /// From now on; nullopt: the default. What is past is for `scanDeeper`. Errors: OutOfRange unless 1 to 100,000.
    QFuture<Result<void>> setLookahead(WalletId wallet, std::optional<int> lookahead);

    /// Earlier than before: a rescan from it is queued. Errors: Refused for a block or day that is not there yet.
    QFuture<Result<void>> setBirthday(WalletId wallet, const Birthday& birthday);

    // Looking again. The rescan is a job with a banner, as an import; what is known stays and counts meanwhile, and
    // cancelled or paused the wallet goes on with the others.
    QFuture<Result<JobId>> rescan(WalletId wallet, BlockHeight from); ///< Errors: OutOfRange beyond its block.
    QFuture<Result<JobId>> scanDeeper(WalletId wallet, int lookahead); ///< From its birthday. Errors: OutOfRange.

private:
    Engine& m_engine;
    Reader& m_reader;
    WalletCopies& m_copies;
    QThreadPool& m_workers; ///< Ends before this object: what runs there may use it.
    PassphraseCost& m_cost;
};

} // namespace lockstep
