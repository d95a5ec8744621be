// SPDX-License-Identifier: MIT

#include "core/api/services/ledgerservice.h"
#include "core/api/services/walletservice.h"
#include "tests/support/sessions.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace lockstep;
using namespace lockstep::test;

namespace {

Amount sats(std::int64_t satoshis) { return *Amount::fromSatoshis(satoshis); }

} // namespace

/// What a window or a command asks of a real session with its practice chain.
class TestLedgerService final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto practice = Practice::open(m_folder->path());
        QVERIFY(practice);
        m_practice = *std::move(practice);
        auto session = openSession(m_folder->path(), m_practice.get());
        QVERIFY(session);
        m_session = *std::move(session);
        const auto id = await(m_session->wallets().add(fromWords("Savings")));
        QVERIFY(id);
        m_wallet = *id;
    }

    void cleanup()
    {
        m_session.reset();
        m_practice.reset();
    }

    void aPaymentIsReadWithItsDetails()
    {
        const QString address = freshAddress();
        const Txid txid = pay(address, 70'000);
        const auto page = await(ledger().history({}, 0, 10));
        QVERIFY(page);
        QCOMPARE(page->matching, 1);
        QVERIFY(page->rows[0].txid == txid && page->rows[0].wallet == m_wallet);
        QCOMPARE(page->rows[0].balance, 70'000);
        const auto view = await(ledger().transaction(m_wallet, txid));
        QVERIFY(view);
        QVERIFY(std::ranges::any_of(view->outputs, [&](const TransactionPart& part) {
            return part.address == address && part.owner == m_wallet && part.amount == sats(70'000);
        }));
        const auto rows = await(ledger().addresses(m_wallet));
        const auto row = std::ranges::find(*rows, address, &AddressRow::address);
        QVERIFY(row->used && row->transactions == 1 && row->balance == sats(70'000));
    }

    void aLabelIsKeptShownAndTold()
    {
        const QString address = freshAddress();
        const Txid txid = pay(address, 70'000);
        QSignalSpy touched(m_session.get(), &Session::walletTouched);
        QVERIFY(await(ledger().setLabel(m_wallet, address, "  Rent \n May ")));
        QTRY_VERIFY(!touched.isEmpty());
        QCOMPARE(labelOf(txid), "Rent May");
        QVERIFY(await(ledger().setLabel(m_wallet, txid, "Flat")));
        QCOMPARE(labelOf(txid), "Flat"); // its own goes before its address's
        QCOMPARE(await(ledger().transaction(m_wallet, txid))->row.label, "Flat");
        QVERIFY(await(ledger().setLabel(m_wallet, txid, "")));
        QCOMPARE(labelOf(txid), "Rent May");
        QCOMPARE(await(ledger().whoseIs(address)).value()->label, "Rent May");
    }

    void aLabelForWhatIsNotTheWalletsIsRefused()
    {
        const QString foreign = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"; // BIP173's key, on this network
        QCOMPARE(await(ledger().setLabel(m_wallet, foreign, "x")).error().code, Errc::NotFound);
        QCOMPARE(await(ledger().setLabel(m_wallet, Txid(), "x")).error().code, Errc::NotFound);
        QCOMPARE(await(ledger().setLabel(m_wallet, QString("rubbish"), "x")).error().code, Errc::Malformed);
        QCOMPARE(await(ledger().setLabel(WalletId{99}, foreign, "x")).error().code, Errc::NoSuchWallet);
    }

    void anAddressIsKnownOrNobodysOrOfAnotherNetwork()
    {
        const QString ours = freshAddress();
        const auto owner = await(ledger().whoseIs(" " + ours.toUpper() + "\n"));
        QVERIFY(owner && *owner);
        QCOMPARE((*owner)->walletName, "Savings");
        QVERIFY((*owner)->path.startsWith("m/84h/1h/0h/0/"));
        QVERIFY(!await(ledger().whoseIs("bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080")).value());
        const QString mainnet = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
        QCOMPARE(await(ledger().whoseIs(mainnet)).error().code, Errc::WrongNetwork);
        QCOMPARE(await(ledger().whoseIs("rubbish")).error().code, Errc::Malformed);
    }

    void whatIsToBeAddedMayBeInAWalletAlready()
    {
        const QString foreign = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080";
        const std::string list = (freshAddress() + ",Rent\n" + foreign).toStdString();
        const auto known = await(ledger().watchedAlready({list, {}, {}}));
        QVERIFY(known);
        QCOMPARE(known->wallets, QStringList{"Savings"});
        QCOMPARE(known->addresses, 1);
        QCOMPARE(known->of, 2);
        QVERIFY(known->same.isEmpty());
        QVERIFY2(await(ledger().watchedAlready({list, {}, m_wallet}))->wallets.isEmpty(), "it is no other one");
        QVERIFY(await(ledger().watchedAlready({foreign.toStdString(), {}, {}}))->wallets.isEmpty());
        QVERIFY2(await(ledger().watchedAlready({"51", {}, {}}))->wallets.isEmpty(), "a script without an address");
        QCOMPARE(await(ledger().watchedAlready({"rubbish", {}, {}})).error().code, Errc::Malformed);
    }

    void aKeyMayBeThatOfAWalletOrOfAPartOfIt()
    {
        const QString whole = await(m_session->wallets().profile(m_wallet))->descriptors.first();
        const auto again = await(ledger().watchedAlready({whole.toStdString(), {}, {}}));
        QVERIFY(again);
        QCOMPARE(again->same, "Savings"); // adding it would be refused
        QString part = whole.section('#', 0, 0);
        part.replace("<0;1>", "1"); // the change alone is a wallet of its own
        const auto change = await(ledger().watchedAlready({part.toStdString(), {}, {}}));
        QVERIFY(change);
        QVERIFY2(change->same.isEmpty(), qPrintable(part));
        QCOMPARE(change->wallets, QStringList{"Savings"});
        QCOMPARE(change->of, 0);
    }

    void wordsMayBeThoseOfAWallet()
    {
        const auto ask = [&](const char* passphrase, std::optional<AccountChoice> only) {
            return *await(ledger().watchedAlready(WordsQuestion{secret(PublicWords), secret(passphrase), only}));
        };
        const WordsAlready savings{{"Savings"}, {}}, nobody;
        QCOMPARE(ask("", {}), savings);
        QCOMPARE(ask("", AccountChoice{AccountType::Bip84, 0}), savings);
        QCOMPARE(ask("", AccountChoice{AccountType::Bip84, 1}), nobody);
        QCOMPARE(ask("", AccountChoice{AccountType::Bip86, 0}), nobody);
        QCOMPARE(ask("TREZOR", {}), nobody); // another passphrase is another wallet
        NewWallet part;
        part.name = "Change of Savings";
        QString text = await(m_session->wallets().profile(m_wallet))->descriptors.first().section('#', 0, 0);
        part.origin = WatchOrigin{text.replace("<0;1>", "1").toStdString(), {}};
        part.birthday = {Birthday::Now{}};
        QVERIFY(await(m_session->wallets().add(std::move(part))));
        QCOMPARE(ask("", {}), (WordsAlready{{"Savings"}, {"Change of Savings"}}));
        const auto wrong = await(ledger().watchedAlready(WordsQuestion{secret("legal winner"), {}, {}}));
        QCOMPARE(wrong.error().code, Errc::OutOfRange);
    }

    void aRequestIsMadeWaitsAndIsPaid()
    {
        const auto request = await(ledger().addRequest(m_wallet, {sats(50'000), "Invoice 12", "Thank you", {}}));
        QVERIFY(request);
        QCOMPARE(request->state, PaymentRequest::State::Waiting);
        QCOMPARE(request->uri, "bitcoin:" + request->address + "?amount=0.0005&label=Invoice%2012&message=Thank%20you");
        QCOMPARE(await(ledger().whoseIs(request->address)).value()->label, "Invoice 12");
        pay(request->address, 20'000);
        QCOMPARE(onlyRequest().state, PaymentRequest::State::Partial);
        pay(request->address, 30'000);
        QCOMPARE(onlyRequest().state, PaymentRequest::State::Paid);
        QCOMPARE(onlyRequest().received, sats(50'000));
        QCOMPARE(onlyRequest().message, "Thank you");
    }

    void eachRequestHasAnAddressOfItsOwn()
    {
        const auto first = await(ledger().addRequest(m_wallet, {}));
        const auto second = await(ledger().addRequest(m_wallet, {}));
        QVERIFY(first->address != second->address);
        const auto all = await(ledger().requests(m_wallet));
        QCOMPARE(all->size(), 2);
        QCOMPARE((*all)[0].id, second->id); // the newest first
        QVERIFY(await(ledger().removeRequest(second->id)));
        QCOMPARE(await(ledger().requests(m_wallet))->size(), 1);
        QCOMPARE(await(ledger().removeRequest(second->id)).error().code, Errc::NotFound);
        QCOMPARE(await(ledger().addRequest(WalletId{99}, {})).error().code, Errc::NoSuchWallet);
    }

    void aRequestIsOnTheAddressThatIsShown()
    {
        NewPaymentRequest request;
        request.address = freshAddress();
        freshAddress(); // another one meanwhile
        QCOMPARE(await(ledger().addRequest(m_wallet, request))->address, request.address);
        QCOMPARE(await(ledger().addRequest(m_wallet, request)).error().code, Errc::Refused);
        request.address = "bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"; // nobody's
        QCOMPARE(await(ledger().addRequest(m_wallet, request)).error().code, Errc::NotFound);
        QCOMPARE(await(ledger().requests(m_wallet))->size(), 1);
    }

    void aFixedAddressMayHaveSeveralRequests()
    {
        NewWallet list;
        list.name = "Till";
        list.origin = AddressesOrigin{"bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080"};
        const auto till = await(m_session->wallets().add(std::move(list)));
        QVERIFY(till);
        const auto shown = await(ledger().receive(*till, false));
        QVERIFY(shown && shown->reused);
        const auto first = await(ledger().addRequest(*till, {sats(50'000), "Invoice 12", {}, shown->address}));
        const auto second = await(ledger().addRequest(*till, {sats(60'000), "Invoice 13", {}, shown->address}));
        QVERIFY(first && second);
        QCOMPARE(second->address, first->address);
        const auto all = await(ledger().requests(*till));
        QCOMPARE(all->size(), 2);
        QCOMPARE((*all)[0].label, "Invoice 13"); // the newest first
        QCOMPARE(await(ledger().whoseIs(shown->address)).value()->label, "Invoice 12");
        QVERIFY(await(ledger().removeRequest(first->id)));
        QCOMPARE(await(ledger().requests(*till))->front().id, second->id);
    }

private:
    LedgerService& ledger() { return m_session->ledger(); }

    QString freshAddress()
    {
        const auto address = await(ledger().receive(m_wallet, true));
        return address ? address->address : QString();
    }

    /// Returns when the wallet's history has it.
    Txid pay(const QString& address, std::int64_t satoshis)
    {
        const auto txid = await(m_practice->send(address, sats(satoshis)));
        if (!txid) qFatal("practice: %s", txid.error().detail.c_str());
        const auto isThere = [&] { return bool(await(ledger().transaction(m_wallet, *txid))); };
        if (!QTest::qWaitFor(isThere, 60'000)) qFatal("the payment did not arrive");
        return *txid;
    }

    QString labelOf(const Txid& txid)
    {
        HistoryQuery query;
        query.text = QString::fromStdString(txid.display());
        const auto page = await(ledger().history(query, 0, 10));
        return page && page->rows.size() == 1 ? page->rows[0].label : "?";
    }

    PaymentRequest onlyRequest()
    {
        const auto requests = await(ledger().requests(m_wallet));
        return requests && requests->size() == 1 ? requests->front() : PaymentRequest();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Practice> m_practice;
    std::unique_ptr<Session> m_session;
    WalletId m_wallet;
};

QTEST_GUILESS_MAIN(TestLedgerService)
#include "tst_ledgerservice.moc"
