// SPDX-License-Identifier: MIT

#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "tests/support/testwallet.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

class TestWalletClass final : public QObject
{
    Q_OBJECT
private slots:
    void aPaymentIsFoundAndCounted();
    void aSpendInTheSameBlockIsFound_data();
    void aSpendInTheSameBlockIsFound();
    void theSameBlockTwiceChangesNothing();
    void aBlockOfOthersChangesNothing();
    void theFeeIsKnownOnlyWhenAllInputsAreOurs();
    void manyOutputsToOneAddressAllCount();
    void changeAloneIsFound();
    void whoSignsIsReadOffTheDescriptor_data();
    void whoSignsIsReadOffTheDescriptor();
    void aStepOfRowsEndsWithItsTime();
    void everyKindOfDescriptorIsWatched_data();
    void everyKindOfDescriptorIsWatched();
    void aPaymentMovesTheWindowWithinTheBlock();
    void beyondTheWindowNothingIsFoundUntilAScanReachesIt();
    void whatAScanForOneScriptLeavesAsideCostsLittle();
    void changeOfChangeInABlockIsTakenInWhateverItsOrder();
    void theSameScriptInTwoWalletsPaysBoth();
    void aTransferBetweenOwnWalletsShowsInBoth();
    void aCoinbaseIsImmatureForAHundredBlocks_data();
    void aCoinbaseIsImmatureForAHundredBlocks();
    void frozenCoinsAreCountedApart();
    void whatIsInMemoryIsWhatIsStored();
    void aRolledBackTransactionIsForgottenByReload();
    void damagedRowsAreNoticedWhenTheyAreLoaded_data();
    void damagedRowsAreNoticedWhenTheyAreLoaded();
};

void TestWalletClass::aPaymentIsFoundAndCounted()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto payment = tx({foreign(1)}, {{sats(700), strangerScript()}, {sats(50'000), scriptAt(*wallet, 0, 3)}});

    const auto result = feed(db, *wallet, blockOf({coinbase({}, 1), payment}, 1'600'000'000), pointAt(5));

    QCOMPARE(result.newTransactions, 1);
    QCOMPARE(result.coinsReceived, 1);
    QCOMPARE(result.coinsSpent, 0);
    QCOMPARE(wallet->balance().confirmed, sats(50'000));
    QVERIFY(wallet->balance().asOf == pointAt(5));
    QCOMPARE(wallet->keychains()[0].nextIndex, 4U);
    QCOMPARE(wallet->keychains()[1].nextIndex, 0U);

    const auto history = historyOf(*db, wallet->id());
    QCOMPARE(history.size(), 1U);
    QVERIFY(history[0].txid == payment.txid() && history[0].block == pointAt(5));
    QCOMPARE(history[0].net, 50'000);
    QCOMPARE(history[0].time, 1'600'000'000); // the block's time, not now
    QVERIFY(!history[0].fee && !history[0].isCoinbase);
    QVERIFY(must(Transaction::parse(must(LedgerRepository(*db).transaction(wallet->id(), payment.txid()))->raw))
            == payment);
}

void TestWalletClass::aSpendInTheSameBlockIsFound_data()
{
    QTest::addColumn<bool>("childFirst");
    QTest::newRow("child after its parent") << false;
    QTest::newRow("child before its parent") << true;
}

void TestWalletClass::aSpendInTheSameBlockIsFound()
{
    QFETCH(bool, childFirst);
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto parent = tx({foreign(1)}, {{sats(50'000), scriptAt(*wallet, 0, 0)}});
    const auto child
        = tx({spend(parent, 0)}, {{sats(30'000), strangerScript()}, {sats(19'000), scriptAt(*wallet, 1, 0)}});
    auto block = childFirst ? blockOf({child, parent}) : blockOf({parent, child});

    const auto result = feed(db, *wallet, block, pointAt(1));

    QCOMPARE(result.newTransactions, 2);
    QCOMPARE(result.coinsReceived, 2);
    QCOMPARE(result.coinsSpent, 1);
    QCOMPARE(wallet->balance().confirmed, sats(19'000));
    const auto row = must(LedgerRepository(*db).transaction(wallet->id(), child.txid()));
    QCOMPARE(row->net, -31'000);
    QVERIFY(row->fee == sats(1'000));

    feed(db, *wallet, block, pointAt(1)); // an expansion may feed a block again: the spend must not get lost
    QCOMPARE(wallet->balance().confirmed, sats(19'000));
    must(wallet->reload());
    QCOMPARE(wallet->balance().confirmed, sats(19'000));
}

void TestWalletClass::theSameBlockTwiceChangesNothing()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto first = tx({foreign(1)}, {{sats(50'000), scriptAt(*wallet, 0, 0)}});
    const auto second = tx({spend(first, 0)}, {{sats(40'000), strangerScript()}});
    feed(db, *wallet, blockOf({first}), pointAt(1));
    feed(db, *wallet, blockOf({second}), pointAt(2));

    for (const auto* again : {&first, &second}) {
        const auto at = again == &first ? pointAt(1) : pointAt(2);
        IngestResult result;
        db.write([&] { result = must(wallet->ingest(blockOf({*again}), at)); });
        QVERIFY(!result.touched());
    }
    QCOMPARE(wallet->balance().confirmed, sats(0));
    QCOMPARE(historyOf(*db, wallet->id()).size(), 2U);
}

void TestWalletClass::aBlockOfOthersChangesNothing()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto result = feed(db, *wallet, blockOf({tx({foreign(1)}, {{sats(1), strangerScript()}})}), pointAt(1));
    QVERIFY(!result.touched());
    QVERIFY(wallet->syncedTo() == pointAt(1));
    QCOMPARE(historyOf(*db, wallet->id()).size(), 0U);
}

void TestWalletClass::theFeeIsKnownOnlyWhenAllInputsAreOurs()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto funding
        = tx({foreign(1)}, {{sats(10'000), scriptAt(*wallet, 0, 0)}, {sats(20'000), scriptAt(*wallet, 0, 1)}});
    const auto ours = tx({spend(funding, 0)}, {{sats(9'900), strangerScript()}});
    const auto shared = tx({spend(funding, 1), foreign(2)}, {{sats(90'000), strangerScript()}});
    feed(db, *wallet, blockOf({funding, ours, shared}), pointAt(1));
    LedgerRepository ledger(*db);
    QVERIFY(must(ledger.transaction(wallet->id(), ours.txid()))->fee == sats(100));
    QVERIFY(!must(ledger.transaction(wallet->id(), shared.txid()))->fee);
    QCOMPARE(must(ledger.transaction(wallet->id(), shared.txid()))->net, -20'000);
}

void TestWalletClass::manyOutputsToOneAddressAllCount()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const Bytes script = scriptAt(*wallet, 0, 0);
    const auto many = tx({foreign(1)}, {{sats(1), script}, {sats(2), script}, {sats(4), script}});
    feed(db, *wallet, blockOf({many}), pointAt(1));
    feed(db, *wallet, blockOf({tx({foreign(2)}, {{sats(8), script}})}), pointAt(2)); // reuse, later
    QCOMPARE(wallet->balance().confirmed, sats(15));
    feed(db, *wallet, blockOf({tx({spend(many, 1)}, {{sats(2), strangerScript()}})}), pointAt(3));
    QCOMPARE(wallet->balance().confirmed, sats(13));
}

void TestWalletClass::changeAloneIsFound()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    feed(db, *wallet, blockOf({tx({foreign(1)}, {{sats(9), scriptAt(*wallet, 1, 12)}})}), pointAt(1));
    QCOMPARE(wallet->balance().confirmed, sats(9));
    QCOMPARE(wallet->keychains()[1].nextIndex, 13U);
}

/// A script of many keys costs as much as twenty: so many of them would be a step too long.
void TestWalletClass::aStepOfRowsEndsWithItsTime()
{
    constexpr std::uint32_t Wide = 6'000;
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1), Wide);
    const auto rows
        = [&] { return *must(db->first(u"SELECT count(*) FROM script", [](Cells& cells) { return cells.int64(); })); };
    const std::int64_t before = rows();
    db.write([&] { must(wallet->storeMore(Wide)); });
    QVERIFY(rows() > before);
    QVERIFY2(rows() < before + Wide / 2, qPrintable(QString::number(rows() - before)));
    for (int step = 0; wallet->lacksRows() && step < 1'000'000; ++step)
        db.write([&] { must(wallet->storeMore(Wide)); });
    QCOMPARE(rows(), std::int64_t{2 * Wide}); // receive and change
}

void TestWalletClass::everyKindOfDescriptorIsWatched_data()
{
    QTest::addColumn<QString>("descriptor");
    const auto key = [](std::uint8_t number) {
        const auto text = testDescriptor(number);
        const auto begin = text.find('[');
        return QString::fromStdString(text.substr(begin, text.find(')') - begin));
    };
    QTest::newRow("pkh") << QString::fromStdString(testDescriptor(1, AccountType::Bip44));
    QTest::newRow("sh(wpkh)") << QString::fromStdString(testDescriptor(1, AccountType::Bip49));
    QTest::newRow("wpkh") << QString::fromStdString(testDescriptor(1, AccountType::Bip84));
    QTest::newRow("tr") << QString::fromStdString(testDescriptor(1, AccountType::Bip86));
    QTest::newRow("wsh of a multisig") << QString("wsh(sortedmulti(2,%1,%2))").arg(key(1), key(2));
    QTest::newRow("two descriptors")
        << QString("wpkh(%1)\nwpkh(%2)").arg(key(1).replace("<0;1>", "0"), key(1).replace("<0;1>", "1"));
}

void TestWalletClass::whoSignsIsReadOffTheDescriptor_data()
{
    QTest::addColumn<QByteArray>("descriptor");
    QTest::addColumn<int>("needed");
    QTest::addColumn<int>("keys");
    QTest::newRow("one key") << QByteArray("wpkh([d34db33f/84h/0h/0h]xpub1/<0;1>/*)#abcdefgh") << 1 << 1;
    QTest::newRow("several") << QByteArray("wsh(sortedmulti(2,[aa/48h]xpub1/<0;1>/*,xpub2/0/*,xpub3/0/*))#abcdefgh")
                             << 2 << 3;
    QTest::newRow("in their own order") << QByteArray("sh(wsh(multi(11,") + QByteArray("xpub/*,").repeated(11)
            + QByteArray("xpub/*)))") << 11
                                        << 12;
    QTest::newRow("a list of addresses") << QByteArray() << 1 << 1;
}

void TestWalletClass::whoSignsIsReadOffTheDescriptor()
{
    QFETCH(QByteArray, descriptor);
    QFETCH(int, needed);
    QFETCH(int, keys);
    QCOMPARE(signersOf(descriptor.toStdString()), (Signers{needed, keys}));
}

void TestWalletClass::everyKindOfDescriptorIsWatched()
{
    QFETCH(QString, descriptor);
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", descriptor.toStdString());
    QCOMPARE(wallet->keychains().size(), 2U);
    feed(db, *wallet,
         blockOf({tx({foreign(1)}, {{sats(4), scriptAt(*wallet, 0, 7)}, {sats(1), scriptAt(*wallet, 1, 0)}})}),
         pointAt(1));
    QCOMPARE(wallet->balance().confirmed, sats(5));
}

void TestWalletClass::aPaymentMovesTheWindowWithinTheBlock()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1), 20);
    const auto reference = addWallet(db, "Reference", testDescriptor(1, AccountType::Bip86), 20);
    const auto other = must(Wallet::load(*db, wallet->id())); // derives far ahead, so that `wallet` need not
    const auto block
        = blockOf({tx({foreign(1)}, {{sats(1), scriptAt(*other, 0, 38)}, {sats(2), scriptAt(*other, 0, 19)}}),
                   tx({foreign(2)}, {{sats(4), scriptAt(*other, 0, 57)}, {sats(8), scriptAt(*other, 0, 78)}})});
    feed(db, *wallet, block, pointAt(1));
    QCOMPARE(wallet->balance().confirmed, sats(7)); // 19 brings 38, 38 brings 57; 78 lies beyond 57 + 20
    QCOMPARE(wallet->keychains()[0].nextIndex, 58U);
    QCOMPARE(reference->balance().confirmed, sats(0));
}

void TestWalletClass::beyondTheWindowNothingIsFoundUntilAScanReachesIt()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1), 20);
    const auto other = must(Wallet::load(*db, wallet->id()));
    const auto block = blockOf({tx({foreign(1)}, {{sats(1), scriptAt(*other, 0, 25)}})});
    QVERIFY(!feed(db, *wallet, block, pointAt(1)).touched());
    must(wallet->script(wallet->keychains()[0].id, 49)); // derived for a wider look: no scan would see it go
    QVERIFY(!feed(db, *wallet, block, pointAt(1)).touched());
    db.write([&] { QVERIFY(must(wallet->ingest(block, pointAt(1), ScanReach{50, {}})).touched()); });
    must(wallet->reload());
    QCOMPARE(wallet->balance().confirmed, sats(1));
    QCOMPARE(wallet->keychains()[0].nextIndex, 26U);
}

/// It is taken in by one transaction of the database, which nothing can interrupt.
void TestWalletClass::whatAScanForOneScriptLeavesAsideCostsLittle()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    std::vector<Transaction> crowd{coinbase({}, 1)};
    for (std::uint64_t i = 0; i < 4; ++i) {
        std::vector<TxIn> inputs;
        for (std::uint64_t coin = 0; coin < 500; ++coin) inputs.push_back(foreign(1'000 * i + coin));
        crowd.push_back(tx(inputs, std::vector<TxOut>(2'000, {sats(700), scriptAt(*wallet, 0, 1)})));
    }
    crowd.push_back(tx({foreign(9'999)}, {{sats(50'000), scriptAt(*wallet, 0, 0)}}));
    const IndexedBlock block = blockOf(std::move(crowd));
    const ScanReach reach{0, {{{wallet->keychains()[0].id, 0}}}};

    IngestResult result;
    QElapsedTimer took;
    took.start();
    db.write([&] { result = must(wallet->ingest(block, pointAt(1), reach)); });

    QVERIFY2(took.elapsed() < 5'000, qPrintable(QString::number(took.elapsed())));
    QCOMPARE(result.coinsReceived, 1);
    QVERIFY(result.joined.empty());
}

/// A script that joins late may have been paid early: what spent that is change, too.
void TestWalletClass::changeOfChangeInABlockIsTakenInWhateverItsOrder()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto to = [&](std::uint32_t index) { return scriptAt(*wallet, 1, index); };
    const auto before = tx({foreign(1)}, {{sats(9'000), to(0)}, {sats(800), to(3)}}); // 3 is paid by strangers alone
    const auto last = tx({spend(before, 0)}, {{sats(8'000), to(1)}});
    const auto found = tx({foreign(2)}, {{sats(50'000), scriptAt(*wallet, 0, 0)}});
    const auto first = tx({spend(found, 0)}, {{sats(40'000), to(0)}, {sats(500), strangerScript()}});
    const ScanReach reach{0, {{{wallet->keychains()[0].id, 0}}}};

    IngestResult result;
    db.write([&] {
        result = must(wallet->ingest(blockOf({coinbase({}, 1), before, last, found, first}), pointAt(1), reach));
    });

    const KeychainId change = wallet->keychains()[1].id;
    QCOMPARE(result.joined, (std::vector<ScriptPlace>{{change, 0}, {change, 1}}));
    QCOMPARE(wallet->balance().confirmed, sats(48'000));
}

void TestWalletClass::theSameScriptInTwoWalletsPaysBoth()
{
    TestDatabase db;
    const auto a = addWallet(db, "A", testDescriptor(1));
    const auto script = scriptAt(*a, 0, 0);
    const auto b
        = addWallet(db, "B", must(Descriptor::parse(testDescriptor(1), Network::Regtest)).branch(0).toString());
    const auto block = blockOf({tx({foreign(1)}, {{sats(6), script}})});
    feed(db, *a, block, pointAt(1));
    feed(db, *b, block, pointAt(1));
    QCOMPARE(a->balance().confirmed, sats(6));
    QCOMPARE(b->balance().confirmed, sats(6));
    db.write([&] { must(WalletRepository(*db).remove(a->id())); });
    must(b->reload());
    QCOMPARE(b->balance().confirmed, sats(6));
    must(db->checkIntegrity());
}

void TestWalletClass::aTransferBetweenOwnWalletsShowsInBoth()
{
    TestDatabase db;
    const auto payer = addWallet(db, "Payer", testDescriptor(1));
    const auto payee = addWallet(db, "Payee", testDescriptor(2));
    const auto funding = tx({foreign(1)}, {{sats(100), scriptAt(*payer, 0, 0)}});
    const auto transfer
        = tx({spend(funding, 0)}, {{sats(60), scriptAt(*payee, 0, 0)}, {sats(39), scriptAt(*payer, 1, 0)}});
    const auto block = blockOf({funding, transfer});
    for (Wallet* wallet : {payer.get(), payee.get()}) feed(db, *wallet, block, pointAt(1));
    LedgerRepository ledger(*db);
    QCOMPARE(must(ledger.transaction(payer->id(), transfer.txid()))->net, -61);
    QCOMPARE(must(ledger.transaction(payee->id(), transfer.txid()))->net, 60);
    QCOMPARE(payer->balance().confirmed, sats(39));
    QCOMPARE(payee->balance().confirmed, sats(60));
}

void TestWalletClass::aCoinbaseIsImmatureForAHundredBlocks_data()
{
    QTest::addColumn<int>("height");
    QTest::addColumn<bool>("mature");
    QTest::newRow("its own block") << 10 << false;
    QTest::newRow("99 deep") << 108 << false;
    QTest::newRow("100 deep: the next block may spend it") << 109 << true;
}

void TestWalletClass::aCoinbaseIsImmatureForAHundredBlocks()
{
    QFETCH(int, height);
    QFETCH(bool, mature);
    TestDatabase db;
    const auto wallet = addWallet(db, "Miner", testDescriptor(1));
    feed(db, *wallet, blockOf({coinbase({{sats(5'000), scriptAt(*wallet, 0, 0)}}, 10)}), pointAt(10));
    db.write([&] { must(wallet->setSyncedTo(pointAt(height))); });
    QCOMPARE(wallet->balance().confirmed, sats(mature ? 5'000 : 0));
    QCOMPARE(wallet->balance().immature, sats(mature ? 0 : 5'000));
}

void TestWalletClass::frozenCoinsAreCountedApart()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto payment = tx({foreign(1)}, {{sats(5), scriptAt(*wallet, 0, 0)}, {sats(7), scriptAt(*wallet, 0, 1)}});
    feed(db, *wallet, blockOf({payment}), pointAt(1));
    db.write([&] { must(LedgerRepository(*db).setFrozen(wallet->id(), {payment.txid(), 1}, true)); });
    must(wallet->reload());
    QCOMPARE(wallet->balance().confirmed, sats(5));
    QCOMPARE(wallet->balance().frozen, sats(7));
}

void TestWalletClass::whatIsInMemoryIsWhatIsStored()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1), 20);
    Transaction last = tx({foreign(1)}, {{sats(1'000'000), scriptAt(*wallet, 0, 0)}});
    feed(db, *wallet, blockOf({last}), pointAt(1));
    for (std::uint32_t i = 1; i <= 30; ++i) { // a chain of payments, each with change
        const auto change = last.outputs.back().value.satoshis() - 1'000;
        last = tx({spend(last, static_cast<std::uint32_t>(last.outputs.size() - 1))},
                  {{sats(900), i % 3 ? strangerScript(i) : scriptAt(*wallet, 0, i)},
                   {sats(change), scriptAt(*wallet, 1, i)}});
        feed(db, *wallet, blockOf({last}), pointAt(static_cast<std::int32_t>(i) + 1));
    }
    const auto fresh = must(Wallet::load(*db, wallet->id()));
    QCOMPARE(fresh->balance().confirmed, wallet->balance().confirmed);
    QCOMPARE(fresh->balance().confirmed, sats(1'000'000 - 30 * 1'000 + 10 * 900));
    for (std::size_t i = 0; i < 2; ++i) QCOMPARE(fresh->keychains()[i].nextIndex, wallet->keychains()[i].nextIndex);
    QVERIFY(fresh->syncedTo() == pointAt(31));
    must(db->checkIntegrity());
}

void TestWalletClass::aRolledBackTransactionIsForgottenByReload()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto view = must(wallet->script(wallet->keychains()[0].id, 150));
    const Bytes before = toBytes(view);
    const auto done = inTransaction(*db, Durability::Normal, [&]() -> Result<void> {
        const ScanReach reach{200, {}};
        must(wallet->ingest(blockOf({tx({foreign(1)}, {{sats(5), before}})}), pointAt(1), reach));
        must(wallet->setSyncedTo(pointAt(1)));
        return Error{Errc::TipMoved, {}};
    });
    QVERIFY(!done);
    must(wallet->reload());
    QCOMPARE(wallet->balance().confirmed, sats(0));
    QVERIFY(wallet->syncedTo() == pointAt(0));
    QCOMPARE(wallet->keychains()[0].nextIndex, 0U);
    QVERIFY(std::ranges::equal(view, before)); // views of derived scripts outlive a reload
    db.write([&] {
        must(wallet->ingest(blockOf({tx({foreign(1)}, {{sats(5), before}})}), pointAt(1), ScanReach{200, {}}));
        must(wallet->setSyncedTo(pointAt(1)));
    });
    QCOMPARE(wallet->balance().confirmed, sats(5));
}

void TestWalletClass::damagedRowsAreNoticedWhenTheyAreLoaded_data()
{
    QTest::addColumn<QString>("fault");
    QTest::newRow("an amount") << "UPDATE coin SET amount = amount + 1";
    QTest::newRow("an output's number") << "UPDATE coin SET vout = 1";
    QTest::newRow("an output's place") << "UPDATE coin SET idx = 4";
    QTest::newRow("a transaction")
        << "UPDATE tx SET raw = CAST(substr(raw, 1, 40) || x'77' || substr(raw, 42) AS BLOB)";
    QTest::newRow("a transaction cut short") << "UPDATE tx SET raw = substr(raw, 1, 40)";
    QTest::newRow("the last scripts are gone") << "DELETE FROM script WHERE idx >= 2";
    QTest::newRow("a script in the middle is gone") << "DELETE FROM script WHERE idx = 1";
    QTest::newRow("the descriptor") << "UPDATE keychain SET descriptor = replace(descriptor, 'wpkh', 'pkh')";
    QTest::newRow("the branch") << "UPDATE keychain SET branch = 1 - branch";
}

void TestWalletClass::damagedRowsAreNoticedWhenTheyAreLoaded()
{
    QFETCH(QString, fault);
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    feed(db, *wallet, blockOf({tx({foreign(1)}, {{sats(5), scriptAt(*wallet, 0, 3)}})}), pointAt(1));
    QVERIFY(Wallet::load(*db, wallet->id()));
    db.write([&] { must(db->run(fault)); });
    const auto loaded = Wallet::load(*db, wallet->id());
    QVERIFY(!loaded);
    QCOMPARE(int(loaded.error().code), int(Errc::Damaged));
}

QTEST_GUILESS_MAIN(TestWalletClass)
#include "tst_wallet.moc"
