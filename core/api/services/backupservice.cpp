// SPDX-License-Identifier: MIT

#include "core/api/services/backupservice.h"

#include "core/api/engine/backuprestoring.h"
#include "core/api/engine/backupsealing.h"
#include "core/api/engine/engine.h"
#include "core/api/engine/passphrasecost.h"
#include "core/api/engine/reader.h"
#include "core/api/engine/walletcopies.h"

#include <QFile>
#include <QThreadPool>

namespace lockstep {

namespace {

/// The wallets of a file that became whole by it: not those whose keys stayed out.
std::vector<Engine::WalletInFile> wholeOnes(const BackupOrder& order, const std::vector<WalletForBackup>& wallets)
{
    std::vector<Engine::WalletInFile> whole;
    for (const WalletForBackup& wallet : wallets)
        if (!order.publicOnly || !wallet.sealed) whole.push_back({wallet.id, wallet.edits});
    return whole;
}

/// One that was chosen, up to what only the sync thread can do.
struct Prepared
{
    const BackupWallet* wallet = nullptr;
    Result<WalletDraft> draft;
};

std::vector<Prepared> prepared(const OpenBackup& file, const RestoreOrder& order, PassphraseCost& cost)
{
    Sealing sealing;
    if (order.passphrase) sealing.passphrase = order.passphrase->span();
    std::vector<Prepared> all;
    for (const int place : order.wallets) {
        if (place < 0 || std::size_t(place) >= file.contents.wallets.size()) continue;
        const BackupWallet& wallet = file.contents.wallets[std::size_t(place)];
        if (wallet.keys && order.passphrase) sealing.params = cost.params();
        const DataKey* key = file.key ? &*file.key : nullptr;
        all.push_back({&wallet, draftOf(wallet, std::size_t(place), file.contents.network, key, sealing)});
    }
    return all;
}

RestoredWallet stored(Engine& engine, const Prepared& one, const OpenBackup& file, ScanStart start)
{
    RestoredWallet restored{one.wallet->name, Error{Errc::Cancelled, {}}};
    if (!one.draft) {
        restored.wallet = one.draft.error();
        return restored;
    }
    const auto name = freeName(engine.database(), one.wallet->name);
    if (!name) {
        restored.wallet = name.error();
        return restored;
    }
    WalletSetup setup
        = setupOf(*one.wallet, file.contents.network, engine.clock().unixSeconds(), file.contents.createdAt);
    setup.name = restored.name = *name;
    restored.wallet = engine.addWallet(
        *one.draft, setup, start, [&](WalletId id) { return furnishFromBackup(engine.database(), id, *one.wallet); });
    return restored;
}

} // namespace

BackupService::BackupService(Engine& engine, Reader& reader, QThreadPool& workers, WalletCopies& copies,
                             PassphraseCost& cost)
    : m_engine(engine)
    , m_reader(reader)
    , m_copies(copies)
    , m_workers(workers)
    , m_cost(cost)
{
}

QFuture<Result<SavedBackup>> BackupService::save(BackupOrder order)
{
    const Answer<SavedBackup> answer;
    const auto kept = std::make_shared<const BackupOrder>(std::move(order));
    const auto write = [this, kept, answer](const std::vector<WalletForBackup>& wallets) {
        const auto saved = saveBackup(*kept, wallets, m_engine.network(), m_engine.clock().unixSeconds(),
                                      [this] { return m_cost.params(); });
        if (!saved) return answer.give(saved);
        runOn(&m_engine, [this, answer, saved, whole = wholeOnes(*kept, wallets)] {
            const auto noted = m_engine.noteBackup(whole);
            answer.give(noted ? saved : noted.error());
        });
    };
    runOn(&m_reader, [this, kept, answer, write] {
        const auto wallets = m_reader.forBackup(kept->wallets);
        if (!wallets) return answer.give(wallets.error());
        m_workers.start([write, wallets = *wallets] { write(wallets); });
    });
    return answer.future();
}

QFuture<Result<BackupPreview>> BackupService::open(const QString& path, std::optional<SecureBytes> passphrase)
{
    const Answer<BackupPreview> answer;
    const auto secret = std::make_shared<const std::optional<SecureBytes>>(std::move(passphrase));
    m_workers.start([this, path, secret, answer] {
        const auto key = *secret ? std::optional<ByteSpan>((*secret)->span()) : std::nullopt;
        auto preview = previewBackup(QFile::encodeName(path).toStdString(), key, m_engine.network());
        if (!preview) return answer.give(preview.error());
        runOn(&m_reader, [this, answer, preview = *std::move(preview)]() mutable {
            for (qsizetype i = 0; i < preview.wallets.size(); ++i) {
                const auto draft = publicDraftOf(preview.file->contents.wallets[std::size_t(i)], m_engine.network());
                const auto name = draft ? m_reader.nameOfIdentity(draft->identity) : Result<QString>(draft.error());
                if (!name) return answer.give(name.error());
                preview.wallets[i].existing = *name;
            }
            answer.give(std::move(preview));
        });
    });
    return answer.future();
}

QFuture<Result<QList<RestoredWallet>>> BackupService::restore(std::shared_ptr<const OpenBackup> file,
                                                              RestoreOrder order)
{
    const Answer<QList<RestoredWallet>> answer;
    const auto kept = std::make_shared<const RestoreOrder>(std::move(order));
    m_workers.start([this, file, kept, answer] {
        const auto restore = [engine = &m_engine, file, start = kept->start, all = prepared(*file, *kept, m_cost)] {
            QList<RestoredWallet> restored;
            for (const Prepared& one : all) restored += stored(*engine, one, *file, start);
            return Result<QList<RestoredWallet>>(std::move(restored));
        };
        askAfterCopy<QList<RestoredWallet>>(m_copies, WalletChange::Import, &m_engine, answer, restore);
    });
    return answer.future();
}

} // namespace lockstep
