// SPDX-License-Identifier: MIT

#include "core/storage/repositories/jobrepository.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/labelrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/outboxrepository.h"
#include "core/storage/repositories/peerrepository.h"
#include "core/storage/repositories/secretrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "tests/support/testdatabase.h"

using namespace lockstep;
using namespace lockstep::test;

class TestRepositories final : public QObject
{
    Q_OBJECT
private slots:
    void aWalletComesBackAsItWasStored();
    void changesOfAWalletAreKept();
    void anErrorThatOnlyANewerProgramKnowsIsReadAsARefusal();
    void walletsKeepThePersonsOrder();
    void anIdIsNeverGivenTwice();
    void aJobComesBackWhereItWas();
    void aReorgMovesJobsToTheFork();
    void scannedRangesAreKeptUntilTheyAreRemoved();
    void labelsAreReplacedAndRemoved();
    void whatBecameOfAllThatWasSentIsReadAtOnce();
    void whatFellOutOfItsBlockIsKnownWithWhoLooksForIt();
    void secretsAreReplaced();
    void peersAreUpdatedByAddress();
};

namespace {

WalletRow walletRow(const QString& name, std::uint8_t number)
{
    WalletRow row;
    row.uuid.fill(std::byte{number});
    row.name = name;
    row.identity = "watch\n" + std::to_string(number);
    row.syncedTo = pointAt(0);
    return row;
}

WalletId addWalletRow(TestDatabase& db, const QString& name = "Savings", std::uint8_t number = 1)
{
    WalletId id;
    db.write([&] { id = must(WalletRepository(*db).insert(walletRow(name, number))); });
    return id;
}

} // namespace

void TestRepositories::aWalletComesBackAsItWasStored()
{
    TestDatabase db;
    WalletRow row = walletRow("Grün 💰", 7);
    row.kind = WalletKind::Keys;
    row.accountType = "bip84";
    row.fingerprint = Fingerprint{std::byte{0x73}, std::byte{0xc5}, std::byte{0xda}, std::byte{0x0a}};
    row.lifecycle = Lifecycle::Stopped;
    row.lookahead = 250;
    row.birthday = BlockHeight{700'000};
    row.birthdayTime = 1'600'000'000;
    row.syncedTo = pointAt(699'999);
    row.catchingUp = true;
    row.problem = Error{Errc::DiskFull, "no space"};
    row.createdAt = 1'700'000'000;
    row.colour = "#aa3300";
    row.notes = "two\nlines";
    WalletId id;
    db.write([&] { id = must(WalletRepository(*db).insert(row)); });
    const WalletRow back = must(WalletRepository(*db).find(id));
    QVERIFY(back.uuid == row.uuid && back.kind == row.kind && back.fingerprint == row.fingerprint);
    QCOMPARE(back.name, row.name);
    QCOMPARE(back.accountType, row.accountType);
    QCOMPARE(back.identity, row.identity);
    QVERIFY(back.lifecycle == row.lifecycle && back.lookahead == row.lookahead && back.birthday == row.birthday);
    QVERIFY(back.birthdayTime == row.birthdayTime && back.syncedTo == row.syncedTo && back.catchingUp);
    QVERIFY(back.problem == row.problem);
    QCOMPARE(back.createdAt, row.createdAt);
    QCOMPARE(back.colour, row.colour);
    QCOMPARE(back.notes, row.notes);
}

void TestRepositories::changesOfAWalletAreKept()
{
    TestDatabase db;
    WalletRepository wallets(*db);
    const auto id = addWalletRow(db);
    db.write([&] {
        must(wallets.rename(id, " Spending "));
        must(wallets.setLifecycle(id, Lifecycle::Stopped));
        must(wallets.setCatchingUp(id, true));
        must(wallets.setProblem(id, Error{Errc::Damaged, "why"}));
        must(wallets.setBirthday(id, {5}));
        must(wallets.setLookahead(id, 30));
        must(wallets.setAppearance(id, "#123456", "note"));
        must(wallets.setSyncedTo(id, pointAt(9)));
    });
    WalletRow row = must(wallets.find(id));
    QCOMPARE(row.name, "Spending");
    QVERIFY(row.lifecycle == Lifecycle::Stopped && row.catchingUp && row.problem && row.birthday == BlockHeight{5});
    QVERIFY(row.lookahead == 30U && row.syncedTo == pointAt(9));
    QCOMPARE(row.notes, "note");
    db.write([&] {
        must(wallets.setProblem(id, std::nullopt));
        must(wallets.setLookahead(id, std::nullopt));
        for (const auto& gone : {wallets.setCatchingUp({99}, true), wallets.setSyncedTo(WalletId{99}, pointAt(1))})
            QCOMPARE(int(gone.error().code), int(Errc::NoSuchWallet));
    });
    row = must(wallets.find(id));
    QVERIFY(!row.problem && !row.lookahead);
    QCOMPARE(int(wallets.find({99}).error().code), int(Errc::NoSuchWallet));
}

void TestRepositories::anErrorThatOnlyANewerProgramKnowsIsReadAsARefusal()
{
    TestDatabase db;
    WalletRepository wallets(*db);
    const auto id = addWalletRow(db);
    db.write([&] { must(wallets.setProblem(id, Error{static_cast<Errc>(9'999), "why"})); });
    QVERIFY(must(wallets.find(id)).problem == (Error{Errc::Refused, "why"}));
}

void TestRepositories::walletsKeepThePersonsOrder()
{
    TestDatabase db;
    WalletRepository wallets(*db);
    const auto a = addWalletRow(db, "A", 1);
    const auto b = addWalletRow(db, "B", 2);
    const auto c = addWalletRow(db, "C", 3);
    const auto order = [&] {
        std::vector<WalletId> ids;
        for (const WalletRow& row : must(wallets.all())) ids.push_back(row.id);
        return ids;
    };
    QVERIFY((order() == std::vector{a, b, c}));
    db.write([&] { must(wallets.setOrder(std::array{c, a, b})); });
    QVERIFY((order() == std::vector{c, a, b}));
    const auto d = addWalletRow(db, "D", 4);
    QVERIFY((order() == std::vector{c, a, b, d}));
}

void TestRepositories::anIdIsNeverGivenTwice()
{
    TestDatabase db;
    const auto first = addWalletRow(db);
    db.write([&] { must(WalletRepository(*db).remove(first)); });
    QVERIFY(addWalletRow(db) != first); // a late message about the first one must not reach the second
}

void TestRepositories::aJobComesBackWhereItWas()
{
    TestDatabase db;
    JobRepository jobs(*db);
    JobRow row;
    row.wallet = addWalletRow(db);
    row.kind = JobKind::Scripts;
    row.from = {100};
    row.next = {100};
    row.previousHash = pointAt(99).hash;
    row.createdAt = 5;
    KeychainId keychain;
    db.write([&] {
        KeychainRow branch;
        branch.wallet = row.wallet;
        keychain = must(KeychainRepository(*db).insert(branch));
        row.id = must(
            jobs.insert(row, std::array{JobScript{keychain, 3}, JobScript{keychain, 1}, JobScript{keychain, 3}}));
    });
    row.state = JobState::Paused;
    row.to = BlockHeight{900};
    row.next = {500};
    row.previousHash = pointAt(499).hash;
    row.lookahead = 2'000;
    row.found = 3;
    row.blocksFetched = 17;
    row.bytes = std::int64_t{5} << 40U;
    row.problem = Error{Errc::NoPeers, "none"};
    row.userPaused = true;
    row.updatedAt = 6;
    db.write([&] { must(jobs.update(row)); });
    db.close();
    db.open();

    JobRepository after(*db);
    const JobRow back = must(after.find(row.id));
    QVERIFY(back.kind == row.kind && back.state == row.state && back.from == row.from && back.to == row.to);
    QVERIFY(back.next == row.next && back.previousHash == row.previousHash && back.lookahead == row.lookahead);
    QVERIFY(back.problem == row.problem && back.userPaused && back.bytes == row.bytes && back.found == 3);
    QVERIFY(back.blocksFetched == 17 && back.createdAt == 5 && back.updatedAt == 6);
    QVERIFY((must(after.scripts(row.id)) == std::vector{JobScript{keychain, 1}, JobScript{keychain, 3}}));
    QCOMPARE(must(after.unfinished()).size(), 1U);
    row.state = JobState::Done;
    db.write([&] { must(after.update(row)); });
    QVERIFY(must(after.unfinished()).empty());
    QCOMPARE(must(after.ofWallet(row.wallet)).size(), 1U);
    QCOMPARE(int(after.find({77}).error().code), int(Errc::NotFound));
}

void TestRepositories::aReorgMovesJobsToTheFork()
{
    TestDatabase db;
    JobRepository jobs(*db);
    const auto wallet = addWalletRow(db);
    JobRow above;
    above.wallet = wallet;
    above.next = {500};
    above.previousHash = pointAt(499).hash;
    JobRow at = above;
    at.next = {301};
    at.previousHash = pointAt(300).hash;
    JobRow done = above;
    done.state = JobState::Done;
    db.write([&] {
        for (JobRow* row : {&above, &at, &done}) row->id = must(jobs.insert(*row));
        must(jobs.rollbackTo(pointAt(300, 1)));
    });
    QVERIFY(must(jobs.find(above.id)).next == BlockHeight{301});
    QVERIFY(must(jobs.find(above.id)).previousHash == pointAt(300, 1).hash);
    QVERIFY(must(jobs.find(at.id)).previousHash == pointAt(300).hash); // already at the fork
    QVERIFY(must(jobs.find(done.id)).next == BlockHeight{500});
}

void TestRepositories::scannedRangesAreKeptUntilTheyAreRemoved()
{
    TestDatabase db;
    JobRepository jobs(*db);
    const auto wallet = addWalletRow(db);
    const ScannedRange all{wallet, {}, {100}, {400}, 1'000};
    const ScannedRange early{wallet, {}, {1}, {200}, 2'000};
    db.write([&] {
        must(jobs.addScannedRange(all));
        must(jobs.addScannedRange(early));
        must(jobs.rollbackTo(pointAt(150)));
    });
    QVERIFY(must(jobs.scannedRanges(wallet)) == (std::vector{early, all}));
    QVERIFY(must(jobs.scannedWallets()) == std::vector{wallet});
    db.write([&] { must(jobs.removeScannedRange(early)); });
    QVERIFY(must(jobs.scannedRanges(wallet)) == std::vector{all});
    db.write([&] { must(WalletRepository(*db).remove(wallet)); });
    QVERIFY(must(jobs.scannedWallets()).empty());
}

void TestRepositories::labelsAreReplacedAndRemoved()
{
    TestDatabase db;
    LabelRepository labels(*db);
    const auto wallet = addWalletRow(db);
    db.write([&] {
        must(labels.set(wallet, {"tx", "a", "one"}));
        must(labels.set(wallet, {"tx", "a", "two"}));
        must(labels.set(wallet, {"output", "a:0", "other"}));
    });
    QCOMPARE(must(labels.find(wallet, "tx", "a")).value(), "two");
    QCOMPARE(must(labels.ofWallet(wallet)).size(), 2U);
    db.write([&] { must(labels.set(wallet, {"tx", "a", ""})); });
    QVERIFY(!must(labels.find(wallet, "tx", "a")));
}

void TestRepositories::whatBecameOfAllThatWasSentIsReadAtOnce()
{
    TestDatabase db;
    OutboxRepository outbox(*db);
    const auto daily = addWalletRow(db, "Daily", 1);
    const auto savings = addWalletRow(db, "Savings", 2);
    const auto gone = addWalletRow(db, "Gone", 3);
    const auto put = [&](std::uint64_t number, WalletId wallet, TxStatus status) {
        TxRow row;
        row.wallet = wallet;
        row.txid = hashOf<Txid>(number);
        row.status = status;
        if (status == TxStatus::Confirmed) row.block = pointAt(5);
        must(LedgerRepository(*db).putTransaction(row));
    };
    db.write([&] {
        for (std::uint64_t number = 1; number <= 4; ++number) {
            OutgoingRow row;
            row.txid = hashOf<Txid>(number);
            must(outbox.put(row));
        }
        put(1, daily, TxStatus::Pending);
        put(1, savings, TxStatus::Confirmed);
        put(2, daily, TxStatus::Conflicted);
        put(2, savings, TxStatus::Pending);
        put(3, gone, TxStatus::Confirmed);
        put(9, daily, TxStatus::Confirmed); // nobody sent it from here
        must(WalletRepository(*db).remove(gone));
    });
    const auto fates = must(outbox.fates());
    QCOMPARE(fates.size(), 2U);
    QVERIFY(fates.at(hashOf<Txid>(1)).status == TxStatus::Confirmed);
    QVERIFY(fates.at(hashOf<Txid>(2)).status == TxStatus::Pending);
}

void TestRepositories::whatFellOutOfItsBlockIsKnownWithWhoLooksForIt()
{
    TestDatabase db;
    OutboxRepository outbox(*db);
    const auto daily = addWalletRow(db, "Daily", 1);
    const auto stopped = addWalletRow(db, "Stopped", 2);
    db.write([&] {
        must(db->run(u"UPDATE wallet SET catching_up = 0, lifecycle = 2 - id"));
        for (const auto& [number, wallet] : {std::pair(1, daily), std::pair(1, stopped), std::pair(2, stopped)}) {
            TxRow row;
            row.wallet = wallet;
            row.txid = hashOf<Txid>(std::uint64_t(number));
            row.status = TxStatus::Pending;
            must(LedgerRepository(*db).putTransaction(row));
            OutgoingRow sent;
            sent.txid = row.txid;
            must(outbox.put(sent));
        }
        must(LedgerRepository(*db).setDroppedAt(stopped, hashOf<Txid>(1), 700));
    });
    const auto fates = must(outbox.fates());
    QCOMPARE(fates.size(), 2U);
    QVERIFY((fates.at(hashOf<Txid>(1)) == OutboxRepository::Fate{TxStatus::Pending, 700, true}));
    QVERIFY((fates.at(hashOf<Txid>(2)) == OutboxRepository::Fate{TxStatus::Pending, {}, false}));
}

void TestRepositories::secretsAreReplaced()
{
    TestDatabase db;
    SecretRepository secrets(*db);
    const auto wallet = addWalletRow(db);
    const Bytes first(10, std::byte{1});
    const Bytes second(12, std::byte{2});
    db.write([&] {
        must(secrets.put(wallet, "data-key", first));
        must(secrets.put(wallet, "data-key", second));
    });
    QVERIFY(must(secrets.find(wallet, "data-key")) == second);
    QVERIFY(!must(secrets.find(wallet, "entropy")));
}

void TestRepositories::peersAreUpdatedByAddress()
{
    TestDatabase db;
    PeerRepository peers(*db);
    const PeerRow a{"192.0.2.1:8333", 73, 100, 90, 0, 0, false};
    const PeerRow b{"[2001:db8::1]:8333", 9, 200, 200, 2, 500, true};
    PeerRow newer = a;
    newer.lastSeen = 300;
    db.write([&] {
        must(peers.put(std::array{a, b}));
        must(peers.put(std::array{newer}));
    });
    const auto stored = must(peers.all());
    QCOMPARE(stored.size(), 2U);
    QCOMPARE(stored[0].lastSeen, 300);
    QVERIFY(stored[1].anchor && stored[1].bannedUntil == 500);
    db.write([&] { must(peers.remove(b.address)); });
    QCOMPARE(must(peers.all()).size(), 1U);
}

QTEST_GUILESS_MAIN(TestRepositories)
#include "tst_repositories.moc"
