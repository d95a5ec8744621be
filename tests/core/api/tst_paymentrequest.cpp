// SPDX-License-Identifier: MIT

#include "core/api/engine/addresses.h"
#include "core/api/engine/paymentreading.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/paymentrequestrepository.h"
#include "tests/support/testwallet.h"

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr std::int64_t Asked = 1'700'000'000; ///< When, in Unix seconds.
constexpr std::uint32_t Later = Asked + 600;

/// A wallet that asked for `amount` on its first address.
struct Asking
{
    explicit Asking(std::optional<Amount> amount) { ask(amount, Asked); }

    /// Of the same address.
    void ask(std::optional<Amount> amount, std::int64_t when)
    {
        PaymentRequestRow row;
        row.wallet = wallet->id();
        row.keychain = wallet->keychains()[0].id;
        row.amount = amount;
        row.createdAt = when;
        db.write([&] { must(PaymentRequestRepository(*db).insert(row)); });
    }

    /// The oldest first.
    std::vector<PaymentRequest::State> states()
    {
        std::vector<PaymentRequest::State> states;
        for (const PaymentRequestRow& row : must(PaymentRequestRepository(*db).ofWallet(wallet->id())))
            states.insert(states.begin(), paymentRequest(row, Network::Regtest).state);
        return states;
    }

    Transaction paying(std::int64_t satoshis, std::uint64_t coin = 1)
    {
        return tx({foreign(coin)}, {{sats(satoshis), scriptAt(*wallet, 0, 0)}});
    }

    PaymentRequest request()
    {
        return paymentRequest(must(PaymentRequestRepository(*db).ofWallet(wallet->id())).front(), Network::Regtest);
    }

    TestDatabase db;
    std::unique_ptr<Wallet> wallet = addWallet(db, "Shop", testDescriptor(1));
};

} // namespace

class TestPaymentRequest final : public QObject
{
    Q_OBJECT
private slots:
    void theStateFollowsTheCoins_data()
    {
        QTest::addColumn<qint64>("asked"); // -1: any amount
        QTest::addColumn<qint64>("confirmed");
        QTest::addColumn<qint64>("pending");
        QTest::addColumn<PaymentRequest::State>("state");
        QTest::newRow("nothing came") << 100LL << 0LL << 0LL << PaymentRequest::State::Waiting;
        QTest::newRow("on its way") << 100LL << 0LL << 100LL << PaymentRequest::State::Seen;
        QTest::newRow("a part on its way") << 100LL << 0LL << 60LL << PaymentRequest::State::Partial;
        QTest::newRow("a part in a block, the rest on its way") << 100LL << 60LL << 40LL << PaymentRequest::State::Seen;
        QTest::newRow("a part in a block") << 100LL << 60LL << 0LL << PaymentRequest::State::Partial;
        QTest::newRow("all in a block") << 100LL << 100LL << 0LL << PaymentRequest::State::Paid;
        QTest::newRow("more than asked") << 100LL << 130LL << 5LL << PaymentRequest::State::Paid;
        QTest::newRow("any, on its way") << -1LL << 0LL << 1LL << PaymentRequest::State::Seen;
        QTest::newRow("any, in a block") << -1LL << 1LL << 0LL << PaymentRequest::State::Paid;
        QTest::newRow("any, nothing came") << -1LL << 0LL << 0LL << PaymentRequest::State::Waiting;
    }

    void theStateFollowsTheCoins()
    {
        QFETCH(qint64, asked);
        QFETCH(qint64, confirmed);
        QFETCH(qint64, pending);
        Asking asking(Amount::fromSatoshis(asked));
        if (confirmed > 0) feed(asking.db, *asking.wallet, blockOf({asking.paying(confirmed)}, Later), pointAt(1));
        if (pending > 0) asking.db.write([&] { must(asking.wallet->addPending(asking.paying(pending, 2), Later)); });
        QTEST(asking.request().state, "state");
        QCOMPARE(asking.request().received, sats(confirmed + pending));
    }

    /// Anybody may tell of a payment that will never come.
    void hearsayIsCalledUnverified()
    {
        Asking asking(sats(100));
        asking.db.write([&] { must(asking.wallet->addHeard(asking.paying(100), Later)); });
        QCOMPARE(asking.request().state, PaymentRequest::State::Unverified);
        QCOMPARE(asking.request().received, sats(100));
        asking.db.write([&] { must(asking.wallet->addPending(asking.paying(60, 2), Later)); });
        QCOMPARE(asking.request().state, PaymentRequest::State::Partial);
        QCOMPARE(asking.request().received, sats(60));
        feed(asking.db, *asking.wallet, blockOf({asking.paying(100)}, Later), pointAt(1));
        QCOMPARE(asking.request().state, PaymentRequest::State::Paid);
    }

    void anAddressKnowsWhatCameAndHowSureItIs()
    {
        Asking asking(sats(100));
        const auto row = [&] { return must(addressRows(*asking.db, asking.wallet->id(), Network::Regtest)).front(); };
        asking.db.write([&] { must(asking.wallet->addHeard(asking.paying(7), Later)); });
        QVERIFY(!row().used && row().transactions == 0);
        QCOMPARE(row().unverified, sats(7));
        asking.db.write([&] { must(asking.wallet->addPending(asking.paying(30, 2), Later)); });
        QVERIFY(row().used && row().transactions == 1 && !row().confirmedAt);
        QCOMPARE(row().pending, sats(30));
        feed(asking.db, *asking.wallet, blockOf({asking.paying(30, 2)}, Later), pointAt(1));
        QCOMPARE(row().confirmed, sats(30));
        QCOMPARE(row().pending, sats(0));
        QVERIFY(row().confirmedAt == BlockHeight{1});
        QCOMPARE(must(KeychainRepository(*asking.db).usedCount(asking.wallet->id())), 1);
        asking.db.write([&] { must(asking.wallet->expire(Later + 1)); });
        QCOMPARE(row().unverified, sats(0));
    }

    void whatWasPaidStaysPaidWhenItIsSpent()
    {
        Asking asking(sats(100));
        const auto payment = asking.paying(100);
        feed(asking.db, *asking.wallet, blockOf({payment}, Later), pointAt(1));
        feed(asking.db, *asking.wallet, blockOf({tx({spend(payment, 0)}, {{sats(90), strangerScript()}})}, Later),
             pointAt(2));
        QCOMPARE(asking.request().state, PaymentRequest::State::Paid);
    }

    void aReorgTakesItBackToSeen()
    {
        Asking asking(sats(100));
        feed(asking.db, *asking.wallet, blockOf({asking.paying(100)}, Later), pointAt(1));
        asking.db.write([&] { must(asking.wallet->rollbackTo(pointAt(0), 0)); });
        QCOMPARE(asking.request().state, PaymentRequest::State::Seen);
    }

    void whatCameToTheAddressBeforeDoesNotCount()
    {
        Asking asking(sats(100));
        feed(asking.db, *asking.wallet, blockOf({asking.paying(100)}, Asked - 86'400), pointAt(1));
        QCOMPARE(asking.request().state, PaymentRequest::State::Waiting);
    }

    void oneCoinPaysOneOfTheRequestsOnAnAddress_data()
    {
        QTest::addColumn<qint64>("first"); // -1: any amount
        QTest::addColumn<qint64>("second");
        QTest::addColumn<int>("secondAfter"); // seconds after the coin; before it where negative
        QTest::addColumn<qint64>("coin");
        QTest::addColumn<PaymentRequest::State>("ofFirst");
        QTest::addColumn<PaymentRequest::State>("ofSecond");
        using State = PaymentRequest::State;
        QTest::newRow("both ask for it, the oldest has it")
            << 100LL << 100LL << -60 << 100LL << State::Paid << State::Waiting;
        QTest::newRow("the second asks for just that") << 100LL << 70LL << -60 << 70LL << State::Waiting << State::Paid;
        QTest::newRow("a part of the first") << 100LL << 70LL << -60 << 30LL << State::Partial << State::Waiting;
        QTest::newRow("asked again a minute after it came")
            << 100LL << 100LL << 60 << 100LL << State::Paid << State::Waiting;
        QTest::newRow("asked for as much a minute after it came")
            << -1LL << 100LL << 60 << 100LL << State::Paid << State::Waiting;
    }

    void oneCoinPaysOneOfTheRequestsOnAnAddress()
    {
        QFETCH(qint64, first);
        QFETCH(qint64, second);
        QFETCH(int, secondAfter);
        QFETCH(qint64, coin);
        QFETCH(PaymentRequest::State, ofFirst);
        QFETCH(PaymentRequest::State, ofSecond);
        Asking asking(Amount::fromSatoshis(first));
        asking.ask(Amount::fromSatoshis(second), Later + secondAfter);
        feed(asking.db, *asking.wallet, blockOf({asking.paying(coin)}, Later), pointAt(1));
        QCOMPARE(asking.states(), (std::vector{ofFirst, ofSecond}));
    }

    void theSecondPaymentPaysTheSecondRequestThoughItsBlockLags()
    {
        Asking asking(sats(100));
        asking.ask(sats(100), Later + 60);
        feed(asking.db, *asking.wallet, blockOf({asking.paying(100)}, Later), pointAt(1));
        feed(asking.db, *asking.wallet, blockOf({asking.paying(100, 2)}, Later), pointAt(2));
        QCOMPARE(asking.states(), std::vector(2, PaymentRequest::State::Paid));
    }

    void hearsayTakesNoRequestFromAPayment()
    {
        Asking asking(sats(100));
        asking.ask(sats(100), Asked + 60);
        asking.db.write([&] { must(asking.wallet->addHeard(asking.paying(100), Later - 60)); });
        asking.db.write([&] { must(asking.wallet->addPending(asking.paying(100, 2), Later)); });
        QCOMPARE(asking.states(), (std::vector{PaymentRequest::State::Seen, PaymentRequest::State::Unverified}));
    }
};

QTEST_GUILESS_MAIN(TestPaymentRequest)
#include "tst_paymentrequest.moc"
