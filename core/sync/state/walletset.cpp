// SPDX-License-Identifier: MIT

#include "core/sync/state/walletset.h"

#include "core/storage/database/transaction.h"
#include "core/sync/logging.h"

#include <QRegularExpression>

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestNotes = 10'000; ///< Characters: a few pages.

bool isColour(const QString& text)
{
    static const QRegularExpression form(u"\\A#[0-9a-f]{6}\\z"_s);
    return text.isEmpty() || form.match(text).hasMatch();
}

} // namespace

bool concernsAll(Errc code) { return code == Errc::DiskFull || code == Errc::Io; }

WalletSet::WalletSet(Database& database) : m_database(database) { }

Result<void> WalletSet::load()
{
    m_wallets.clear();
    const auto rows = WalletRepository(m_database).all();
    if (!rows) return rows.error();
    for (const WalletRow& row : *rows) {
        auto opened = Wallet::open(m_database, row.id);
        if (!opened) return opened.error();
        m_wallets.push_back(std::move(*opened));
        if (auto read = reload(*m_wallets.back()); !read) return read;
    }
    return {};
}

Result<std::shared_ptr<Wallet>> WalletSet::add(WalletId id)
{
    auto loaded = Wallet::load(m_database, id);
    if (!loaded) return loaded.error();
    std::shared_ptr<Wallet> wallet = std::move(*loaded);
    m_wallets.push_back(wallet);
    return wallet;
}

void WalletSet::remove(WalletId id)
{
    std::erase_if(m_wallets, [&](const auto& wallet) { return wallet->id() == id; });
    m_auth.erase(id);
}

std::shared_ptr<Wallet> WalletSet::find(WalletId id) const
{
    const auto found = std::ranges::find(m_wallets, id, [](const auto& wallet) { return wallet->id(); });
    return found == m_wallets.end() ? nullptr : *found;
}

bool WalletSet::isActive(const Wallet& wallet) const
{
    const WalletRow& row = wallet.row();
    return row.lifecycle == Lifecycle::Started && !row.catchingUp && !row.problem;
}

std::vector<std::shared_ptr<Wallet>> WalletSet::active() const
{
    std::vector<std::shared_ptr<Wallet>> found;
    std::ranges::copy_if(m_wallets, std::back_inserter(found), [&](const auto& wallet) { return isActive(*wallet); });
    return found;
}

std::vector<std::shared_ptr<Wallet>> WalletSet::furthestBehind() const
{
    auto group = active();
    if (group.empty()) return group;
    const auto height = [](const auto& wallet) { return wallet->syncedTo().height; };
    const BlockHeight lowest = height(*std::ranges::min_element(group, {}, height));
    std::erase_if(group, [&](const auto& wallet) { return height(wallet) != lowest; });
    return group;
}

WalletAuth WalletSet::auth(WalletId id) const
{
    const auto known = m_auth.find(id);
    if (known != m_auth.end()) return known->second;
    const auto wallet = find(id);
    return wallet && wallet->row().kind == WalletKind::Keys ? WalletAuth::Locked : WalletAuth::WatchOnly;
}

Result<void> WalletSet::setLifecycle(Wallet& wallet, Lifecycle lifecycle)
{
    if (auto done = WalletRepository(m_database).setLifecycle(wallet.id(), lifecycle); !done) return done;
    return wallet.refreshRow();
}

Result<void> WalletSet::setCatchingUp(Wallet& wallet, bool catchingUp)
{
    if (auto done = WalletRepository(m_database).setCatchingUp(wallet.id(), catchingUp); !done) return done;
    return wallet.refreshRow();
}

Result<void> WalletSet::setProblem(Wallet& wallet, const std::optional<Error>& problem)
{
    if (auto done = WalletRepository(m_database).setProblem(wallet.id(), problem); !done) return done;
    return wallet.refreshRow();
}

Result<void> WalletSet::setBirthday(Wallet& wallet, BlockHeight birthday)
{
    if (auto done = WalletRepository(m_database).setBirthday(wallet.id(), birthday); !done) return done;
    return wallet.refreshRow();
}

Result<void> WalletSet::replaceBirthday(Wallet& wallet, std::optional<BlockHeight> block,
                                        std::optional<std::int64_t> time)
{
    if (auto done = WalletRepository(m_database).replaceBirthday(wallet.id(), block, time); !done) return done;
    return wallet.refreshRow();
}

Result<void> WalletSet::setLookahead(Wallet& wallet, std::optional<std::uint32_t> lookahead)
{
    if (auto done = WalletRepository(m_database).setLookahead(wallet.id(), lookahead); !done) return done;
    return wallet.refreshRow();
}

Result<void> WalletSet::rename(Wallet& wallet, const QString& name)
{
    if (auto done = WalletRepository(m_database).rename(wallet.id(), name); !done) return done;
    return wallet.refreshRow();
}

Result<void> WalletSet::setAppearance(Wallet& wallet, const QString& colour, const QString& notes)
{
    if (!isColour(colour)) return Error{Errc::Malformed, "a colour is written #rrggbb"};
    if (notes.size() > LongestNotes) return Error{Errc::OutOfRange, "the notes are longer than 10,000 characters"};
    if (auto done = WalletRepository(m_database).setAppearance(wallet.id(), colour, notes); !done) return done;
    return wallet.refreshRow();
}

Result<void> WalletSet::setWordsConfirmedAt(Wallet& wallet, std::int64_t time)
{
    if (auto done = WalletRepository(m_database).setWordsConfirmedAt(wallet.id(), time); !done) return done;
    return wallet.refreshRow();
}

Result<void> WalletSet::noteEdit(Wallet& wallet)
{
    if (auto done = WalletRepository(m_database).noteEdit(wallet.id()); !done) return done;
    return wallet.refreshRow();
}

Result<void> WalletSet::setOrder(const std::vector<WalletId>& order)
{
    std::vector<std::shared_ptr<Wallet>> sorted;
    const auto isListed = [&](const auto& wallet) { return std::ranges::find(sorted, wallet) != sorted.end(); };
    for (const WalletId id : order) {
        const auto wallet = find(id);
        if (!wallet) return Error{Errc::NoSuchWallet, ""};
        if (!isListed(wallet)) sorted.push_back(wallet);
    }
    for (const auto& wallet : m_wallets)
        if (!isListed(wallet)) sorted.push_back(wallet);

    std::vector<WalletId> ids;
    for (const auto& wallet : sorted) ids.push_back(wallet->id());
    if (auto stored = WalletRepository(m_database).setOrder(ids); !stored) return stored;
    for (const auto& wallet : sorted)
        if (auto read = wallet->refreshRow(); !read) return read;
    m_wallets = std::move(sorted);
    return {};
}

Result<void> WalletSet::reload(Wallet& wallet)
{
    auto done = wallet.reload();
    if (done || concernsAll(done.error().code)) return done;
    qCWarning(lcSync) << "wallet cannot be read id" << wallet.id().value << done.error().detail.c_str();
    if (wallet.row().problem) return {};
    return inTransaction(m_database, Durability::Full, [&] { return setProblem(wallet, done.error()); });
}

Result<void> WalletSet::widen(Wallet& wallet, std::uint32_t most)
{
    return storeRows(wallet, [&] { return wallet.storeMore(most); });
}

Result<void> WalletSet::storeTowards(Wallet& wallet, const ScriptPlace& place, std::uint32_t most)
{
    return storeRows(wallet, [&] { return wallet.storeTowards(place, most); });
}

Result<void> WalletSet::storeRows(Wallet& wallet, const std::function<Result<void>()>& store)
{
    auto done = inTransaction(m_database, Durability::Normal, store);
    if (!done) (void)wallet.reload(); // memory is ahead; where that fails it is stale
    return done;
}

/// One that is set aside stands still until it is read again by hand.
bool WalletSet::isStale() const
{
    const auto isBehind = [](const auto& wallet) { return wallet->isStale() && !wallet->row().problem; };
    return m_isStale || std::ranges::any_of(m_wallets, isBehind);
}

Result<void> WalletSet::reload()
{
    m_isStale = true;
    const auto rows = WalletRepository(m_database).all();
    if (!rows) return rows.error();
    std::erase_if(m_wallets, [&](const auto& wallet) {
        return std::ranges::none_of(*rows, [&](const WalletRow& row) { return row.id == wallet->id(); });
    });
    for (const auto& wallet : m_wallets)
        if (auto done = reload(*wallet); !done) return done;
    std::ranges::stable_sort(m_wallets, {}, [](const auto& wallet) { return wallet->row().sortOrder; });
    m_isStale = false;
    return {};
}

} // namespace lockstep
