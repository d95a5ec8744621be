// SPDX-License-Identifier: MIT

#include "tests/bench/bigfolder.h"

#include "app/common/chainclientfactory.h"
#include "core/api/datafolder.h"
#include "core/primitives/transaction.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/wallet/walletfactory.h"
#include "tests/bench/benchworld.h"
#include "tests/bench/figures.h"

#include <QFile>
#include <QTextStream>

#include <utility>

namespace lockstep::bench {

namespace {

constexpr int FewPayments = 40; ///< Of each wallet but the first.
constexpr std::int64_t FirstTime = 1'700'000'000;
constexpr std::int64_t Fee = 500;
constexpr std::size_t ScriptSize = 22; ///< P2WPKH

void require(const Result<void>& done)
{
    if (!done) qFatal("big folder: %s", done.error().detail.c_str());
}

template <typename T>
T require(Result<T> result)
{
    if (!result) qFatal("big folder: %s", result.error().detail.c_str());
    return *std::move(result);
}

Bytes randomBytes(std::mt19937_64& random, std::size_t size)
{
    Bytes bytes(size);
    for (std::byte& b : bytes) b = static_cast<std::byte>(random());
    return bytes;
}

Bytes witnessProgram(std::mt19937_64& random)
{
    Bytes script = randomScript(random, ScriptSize);
    script[1] = std::byte{20};
    return script;
}

/// Writes a wallet's past: it is paid twice, then pays somebody with both coins and its change, and so on. Each
/// hundredth coin is never spent; each fifth address has a label.
class Past
{
public:
    Past(Database& database, WalletId wallet, std::uint64_t seed)
        : m_keychains(database)
        , m_ledger(database)
        , m_wallet(wallet)
        , m_random(seed)
    {
    }

    void write(int payments)
    {
        addScripts(static_cast<std::uint32_t>(payments / 3 + 1));
        for (m_number = 0; m_number < payments; ++m_number) m_number % 3 == 2 ? spend() : receive();
    }

private:
    void addScripts(std::uint32_t used)
    {
        const auto keychains = require(m_keychains.ofWallet(m_wallet));
        m_keychain = keychains.front().id;
        for (ScriptRow& row : require(m_keychains.scripts(m_keychain))) m_scripts.push_back(std::move(row.script));
        while (m_scripts.size() < used + Lookahead) {
            m_scripts.push_back(witnessProgram(m_random));
            const auto index = static_cast<std::uint32_t>(m_scripts.size() - 1);
            require(m_keychains.addScript({m_keychain, index, m_scripts.back(), {}}));
        }
        m_used = used;
        require(m_keychains.setNextIndex(m_keychain, used));
        for (std::uint32_t i = 0; i < used; i += 5)
            require(m_keychains.setLabel(m_keychain, i, QString("Rent %1").arg(i)));
    }

    void receive()
    {
        Transaction tx;
        OutPoint strangers;
        std::ranges::copy(randomBytes(m_random, 32), strangers.txid.bytes.begin());
        addInput(tx, strangers);
        const auto amount = static_cast<std::int64_t>(10'000 + m_random() % 1'000'000);
        tx.outputs.push_back({*Amount::fromSatoshis(amount), nextScript()});
        tx.outputs.push_back({*Amount::fromSatoshis(50'000), witnessProgram(m_random)});
        store(tx, amount, 0, {});
    }

    void spend()
    {
        Transaction tx;
        std::int64_t sum = 0;
        for (const StoredCoin& coin : m_unspent) {
            addInput(tx, coin.outpoint);
            sum += coin.amount.satoshis();
        }
        const std::int64_t change = sum / 10;
        tx.outputs.push_back({*Amount::fromSatoshis(change), nextScript()});
        tx.outputs.push_back({*Amount::fromSatoshis(sum - change - Fee), witnessProgram(m_random)});
        store(tx, change - sum, Fee, std::exchange(m_unspent, {}));
    }

    void addInput(Transaction& tx, const OutPoint& coin)
    {
        TxIn input;
        input.previous = coin;
        input.witness = {randomBytes(m_random, 71), randomBytes(m_random, 33)};
        tx.inputs.push_back(std::move(input));
    }

    Bytes nextScript() { return m_scripts[m_index = static_cast<std::uint32_t>(m_number) % m_used]; }

    /// The first output is ours.
    void store(const Transaction& tx, std::int64_t net, std::int64_t fee, const std::vector<StoredCoin>& spent)
    {
        TxRow row;
        row.wallet = m_wallet;
        row.txid = tx.txid();
        row.raw = tx.serialize();
        row.block = {{m_number + 1}, {}};
        std::ranges::copy(row.txid.bytes, row.block->hash.bytes.begin());
        row.time = FirstTime + std::int64_t{600} * m_number;
        row.net = net;
        if (!spent.empty()) row.fee = Amount::fromSatoshis(fee);
        row.status = TxStatus::Confirmed;
        require(m_ledger.putTransaction(row));

        StoredCoin coin;
        coin.wallet = m_wallet;
        coin.outpoint = {row.txid, 0};
        coin.amount = tx.outputs[0].value;
        coin.keychain = m_keychain;
        coin.index = m_index;
        coin.script = tx.outputs[0].scriptPubKey;
        require(m_ledger.addCoin(coin));
        for (const StoredCoin& old : spent) require(m_ledger.setSpent(m_wallet, old.outpoint, row.txid));
        require(m_ledger.setSearchText(tx, m_wallet, row.txid, {&coin, 1}, spent));
        if (m_number % 100 != 0) m_unspent.push_back(std::move(coin));
    }

    static constexpr std::size_t Lookahead = 20;

    KeychainRepository m_keychains;
    LedgerRepository m_ledger;
    WalletId m_wallet;
    std::mt19937_64 m_random;
    KeychainId m_keychain;
    std::vector<Bytes> m_scripts;
    std::uint32_t m_used = 0;
    std::uint32_t m_index = 0; ///< Of the script that was paid last.
    int m_number = 0; ///< Of the payment.
    std::vector<StoredCoin> m_unspent;
};

void addWallet(Database& database, int number)
{
    const auto draft = draftFromText(BenchEngine::descriptor(number), {}, Network::Practice);
    WalletSetup setup;
    setup.name = QString("Wallet %1").arg(number + 1);
    setup.birthday = BlockHeight{0};
    setup.syncedTo = {{0}, networkParams(Network::Practice).genesisHash};
    const WalletId id = require(storeWallet(database, *draft, setup));
    Past(database, id, static_cast<std::uint64_t>(number)).write(number == 0 ? BigFolder::Payments : FewPayments);
}

/// The file that all folders are copies of.
const QString& original()
{
    static const QTemporaryDir folder;
    static const QString path = [] {
        QTextStream(stderr) << "  writing " << BigFolder::Wallets << " wallets and " << BigFolder::Payments
                            << " payments\n";
        const auto data = require(DataFolder::open(folder.path()));
        const auto identity = DatabaseIdentity::of(networkParams(Network::Practice));
        const auto database = require(Database::open(data->databasePath(), identity));
        require(inTransaction(*database, Durability::Normal, [&]() -> Result<void> {
            for (int i = 0; i < BigFolder::Wallets; ++i) addWallet(*database, i);
            return {};
        }));
        return data->databasePath();
    }();
    return path;
}

} // namespace

BigFolder::BigFolder()
{
    const auto data = require(DataFolder::open(m_folder.path()));
    if (!QFile::copy(original(), data->databasePath())) qFatal("the big folder cannot be copied");
}

SessionOptions BigFolder::offline(const QString& path)
{
    StartOptions start;
    start.network = Network::Practice;
    SessionOptions options;
    options.network = Network::Practice;
    options.folder = path;
    options.makeClient = chainClientFactory(start);
    options.online = false;
    return options;
}

} // namespace lockstep::bench
