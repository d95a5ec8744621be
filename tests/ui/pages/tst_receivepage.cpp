// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "tests/support/snapshots.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/wallets/receivetext.h"
#include "ui/pages/receive/receivepage.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/text/badge.h"
#include "ui/widgets/text/followsunit.h"
#include "ui/widgets/text/qrview.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(lockstep::WalletState)
Q_DECLARE_METATYPE(lockstep::PaymentRequest::State)

namespace {

constexpr const char* First = "bcrt1qcr8te4kr609gcawutmrza0j4xv80jy8zeqchgx";
constexpr const char* Second = "bcrt1qsecondaddress";

ReceiveAddress address(const char* text, std::uint32_t index)
{
    return {text, QStringLiteral("bitcoin:") + text, QStringLiteral("m/84h/1h/0h/0/%1").arg(index), index, false};
}

AddressRow addressRow(const char* text, std::uint32_t index, bool used)
{
    AddressRow row;
    row.address = text;
    row.index = index;
    row.used = used;
    return row;
}

PaymentRequest request(std::int64_t id, const char* to, PaymentRequest::State state = PaymentRequest::State::Waiting,
                       std::int64_t received = 0)
{
    PaymentRequest request;
    request.id = id;
    request.wallet = WalletId{1};
    request.address = to;
    request.amount = sats(1'000'000);
    request.label = "Invoice 12";
    request.message = "Thank you";
    request.createdAt = 1'780'000'000;
    request.state = state;
    request.received = sats(received);
    request.uri = QStringLiteral("bitcoin:%1?amount=0.01").arg(to);
    return request;
}

} // namespace

class TestReceivePage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theAddressIsShownToBeReadAloud();
    void aPersonCopiesTheAddress();
    void theLinkFollowsWhatIsTyped();
    void aWrongAmountIsSaidAndLeftOutOfTheLink();
    void aPersonSavesARequest();
    void anEmptyRequestCannotBeSavedAndTheReasonIsSeen();
    void twoClicksSaveOneRequest();
    void aReadingFromBeforeDoesNotEndTheSaving();
    void aRefusedRequestIsSaidAndCanBeTriedAgain();
    void aSavedRequestIsShownUntilANewAddressIsAskedFor();
    void whatBecameOfAPaymentIsSaidInWords_data();
    void whatBecameOfAPaymentIsSaidInWords();
    void aPersonShowsAnOldRequestAgain();
    void whatIsSelectedOfItIsCopiedWithoutTheSpaces();
    void theAddressIsGroupedAsThePersonChose();
    void aSavedRequestHidesItsAmountWithAllOthers();
    void anAddressOfARequestIsNotOfferedAgain();
    void aPersonRemovesARequest();
    void requestsAreWrittenInThePersonsUnit();
    void theListIsReadByKeyboard();
    void anAddressThatIsLookedAtIsNotExchanged();
    void whoComesToThePageIsGivenAFreshAddress();
    void anAddressThatThePersonChoseStays();
    void aRequestThatIsStillOwedTellsOfNoNewAddress();
    void anAnswerFromBeforeIsNotTakenForTheNewAddress_data();
    void anAnswerFromBeforeIsNotTakenForTheNewAddress();
    void aRequestChosenMeanwhileIsNotMixedWithTheNewAddress();
    void anErrorFromBeforeDoesNotEndTheWishForANewAddress();
    void thatThereIsNoNewAddressIsSaidBesideTheOneThatStays();
    void aUsedAddressIsWarnedOf();
    void whatWasNotReadIsNotCalledUnpaid();
    void requestsThatCannotBeReadAreNotCalledNone();
    void hearsayIsNotCalledPaid();
    void whatIsPaidSettlesWithSixConfirmations();
    void manyUnusedAddressesInARowAreToldOf();
    void aPersonTakesTheOldestUnusedAddressInstead();
    void aWalletOfFixedAddressesSaysThatItReuses();
    void theSecondRequestOfAFixedAddressIsTheOneShown();
    void everyStateThatMayHidePaymentsIsSaid_data();
    void everyStateThatMayHidePaymentsIsSaid();
    void aStoppedWalletOffersToStart();
    void aWalletWithoutAnAddressSaysSo();
    void aPersonSavesTheCodeAsAPicture();
    void aLinkTooLongForACodeIsSaid();
    void everyControlHasANameAndAnObjectName();
    void largeLettersFitIntoTheSmallestWindow();

private:
    void type(const char* name, const QString& text) { QTest::keyClicks(&child<QLineEdit>(*m_page, name), text); }
    QPushButton& button(const char* name) { return child<QPushButton>(*m_page, name); }
    QString label(const char* name) { return child<QLabel>(*m_page, name).text(); }
    Strip& strip(const char* name) { return child<Strip>(*m_page, name); }
    QString link()
    {
        click(button("copyLinkButton"));
        return QGuiApplication::clipboard()->text();
    }
    std::unique_ptr<ReceivePage> m_page;
};

void TestReceivePage::init()
{
    failOnAnyWarning();
    m_page = std::make_unique<ReceivePage>(WalletId{1});
    m_page->resize(900, 800);
    m_page->setWallet(walletView(1, "Daily"));
    m_page->setAddress(address(First, 17), false);
    m_page->setAddresses({addressRow(First, 17, false)});
    m_page->setRequests({});
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestReceivePage::theAddressIsShownToBeReadAloud()
{
    QVERIFY(label("addressLabel").startsWith("bcrt 1qcr 8te4 "));
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), First);
    QCOMPARE(child<QrView>(*m_page, "receiveQrView").accessibleDescription(), First);
    QVERIFY(label("addressPlaceLabel").contains("m/84h/1h/0h/0/17"));
    QCOMPARE(child<Badge>(*m_page, "paymentStateBadge").words(), "Waiting for payment");
}

void TestReceivePage::aPersonCopiesTheAddress()
{
    QSignalSpy copied(m_page.get(), &ReceivePage::copied);
    click(button("copyAddressButton"));
    QCOMPARE(QGuiApplication::clipboard()->text(), First);
    QCOMPARE(copied.count(), 1);
}

void TestReceivePage::theLinkFollowsWhatIsTyped()
{
    QCOMPARE(link(), QStringLiteral("bitcoin:") + First);
    type("requestLabelEdit", "Invoice 12");
    type("amountEdit", "0.0100");
    type("requestMessageEdit", "50% now & the rest later?");
    QCOMPARE(link(),
             QStringLiteral("bitcoin:") + First
                 + "?amount=0.01&label=Invoice%2012&message=50%25%20now%20%26%20the%20rest%20later%3F");
    QTest::keyClick(&child<QComboBox>(*m_page, "amountUnitBox"), Qt::Key_Down);
    QCOMPARE(child<QComboBox>(*m_page, "amountUnitBox").currentIndex(), 1);
    QVERIFY(link().contains("amount=0.01&"));
}

void TestReceivePage::aWrongAmountIsSaidAndLeftOutOfTheLink()
{
    type("amountEdit", "0,01");
    QVERIFY(child<QLabel>(*m_page, "amountProblemLabel").isVisible());
    QVERIFY(!button("saveRequestButton").isEnabled());
    QVERIFY(label("saveRequestReasonLabel").contains("amount"));
    QCOMPARE(link(), QStringLiteral("bitcoin:") + First);
}

void TestReceivePage::aPersonSavesARequest()
{
    QSignalSpy wanted(m_page.get(), &ReceivePage::requestWanted);
    type("requestLabelEdit", " Invoice 12 ");
    type("amountEdit", "0.01");
    click(button("saveRequestButton"));
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<WalletId>(), WalletId{1});
    QCOMPARE(wanted[0][1].toString(), First);
    QCOMPARE(wanted[0][2].value<std::optional<Amount>>(), sats(1'000'000));
    QCOMPARE(wanted[0][3].toString(), "Invoice 12");
    m_page->setRequests({request(7, First)});
    QVERIFY(!button("saveRequestButton").isEnabled());
    QVERIFY(label("saveRequestReasonLabel").contains("saved"));
    QCOMPARE(child<QTableView>(*m_page, "requestTable").model()->rowCount(), 1);
}

void TestReceivePage::anEmptyRequestCannotBeSavedAndTheReasonIsSeen()
{
    QVERIFY(!button("saveRequestButton").isEnabled());
    QVERIFY(child<QLabel>(*m_page, "saveRequestReasonLabel").isVisible());
    QVERIFY(!label("saveRequestReasonLabel").isEmpty());
    type("requestMessageEdit", "x");
    QVERIFY(button("saveRequestButton").isEnabled());
}

void TestReceivePage::twoClicksSaveOneRequest()
{
    QSignalSpy wanted(m_page.get(), &ReceivePage::requestWanted);
    type("requestLabelEdit", "Rent");
    auto& save = button("saveRequestButton");
    for (int i = 0; i < 2; ++i) QTest::mouseClick(&save, Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    QVERIFY(!save.isEnabled());
    QVERIFY2(label("saveRequestReasonLabel").contains("being saved"), qPrintable(label("saveRequestReasonLabel")));
    m_page->setRequests({request(7, First)});
    QVERIFY(!strip("receiveWarningStrip").isVisible());
    QVERIFY(label("saveRequestReasonLabel").contains("is saved"));
    click(button("newAddressButton"));
    m_page->setAddress(address(Second, 18), true);
    type("requestLabelEdit", "Rent of June");
    QVERIFY(save.isEnabled());
}

void TestReceivePage::aReadingFromBeforeDoesNotEndTheSaving()
{
    type("requestLabelEdit", "Rent");
    click(button("saveRequestButton"));
    m_page->setRequests({request(6, Second)}); // a refresh was under way
    QVERIFY(!button("saveRequestButton").isEnabled());
    m_page->setRequests({request(7, First), request(6, Second)});
    QVERIFY(label("saveRequestReasonLabel").contains("is saved"));
}

void TestReceivePage::aRefusedRequestIsSaidAndCanBeTriedAgain()
{
    QSignalSpy wanted(m_page.get(), &ReceivePage::requestWanted);
    type("requestLabelEdit", "Rent");
    click(button("saveRequestButton"));
    m_page->showRequestError(Error{Errc::DiskFull, {}});
    QVERIFY(strip("receiveWarningStrip").isVisible());
    QVERIFY(strip("receiveWarningStrip").sentence().contains("disk"));
    QCOMPARE(child<QLineEdit>(*m_page, "requestLabelEdit").text(), "Rent");
    click(button("saveRequestButton"));
    QCOMPARE(wanted.count(), 2);
}

void TestReceivePage::aSavedRequestIsShownUntilANewAddressIsAskedFor()
{
    QSignalSpy wanted(m_page.get(), &ReceivePage::receiveWanted);
    type("requestLabelEdit", "Invoice 12");
    click(button("saveRequestButton"));
    m_page->setRequests({request(7, First)});
    m_page->setAddress(address(Second, 18), false); // a refresh: not what the person asked for
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), First);
    QVERIFY(label("addressPlaceLabel").contains("m/84h/1h/0h/0/17"));
    QVERIFY(child<QLineEdit>(*m_page, "requestLabelEdit").isReadOnly());
    click(button("newAddressButton"));
    QCOMPARE(wanted.count(), 0); // the fresh one is here already
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), Second);
    QVERIFY(child<QLineEdit>(*m_page, "requestLabelEdit").text().isEmpty());
    QVERIFY(!child<QLineEdit>(*m_page, "requestLabelEdit").isReadOnly());
    click(button("newAddressButton"));
    QCOMPARE(wanted.count(), 1);
    QVERIFY(wanted[0][1].toBool());
}

void TestReceivePage::whatBecameOfAPaymentIsSaidInWords_data()
{
    QTest::addColumn<PaymentRequest::State>("state");
    QTest::addColumn<qint64>("received");
    QTest::addColumn<QString>("words");
    QTest::newRow("waiting") << PaymentRequest::State::Waiting << qint64{0} << "Waiting for payment";
    QTest::newRow("heard of") << PaymentRequest::State::Unverified << qint64{1'000'000} << "Unverified";
    QTest::newRow("seen") << PaymentRequest::State::Seen << qint64{1'000'000} << "Seen";
    QTest::newRow("paid") << PaymentRequest::State::Paid << qint64{1'000'000} << "Paid";
    QTest::newRow("a part") << PaymentRequest::State::Partial << qint64{400'000} << "Partly paid";
}

void TestReceivePage::whatBecameOfAPaymentIsSaidInWords()
{
    QFETCH(PaymentRequest::State, state);
    QFETCH(qint64, received);
    QFETCH(QString, words);
    type("requestLabelEdit", "Invoice 12");
    click(button("saveRequestButton"));
    m_page->setRequests({request(7, First)});
    m_page->setRequests({request(7, First, state, received)});
    const QString shown = child<Badge>(*m_page, "paymentStateBadge").words();
    QVERIFY2(shown.startsWith(words), qPrintable(shown));
    const QModelIndex cell = child<QTableView>(*m_page, "requestTable").model()->index(0, 0);
    QVERIFY(words.contains(cell.data().toString().section(' ', 1)));
    QVERIFY2(cell.data(Qt::AccessibleTextRole).toString().contains(shown), "a screen reader hears the same");
    AmountDisplay::set({AmountUnit::Bitcoin, true});
    m_page->setWallet(walletView(1, "Daily")); // a snapshot follows each change of it
    const QString hidden = child<Badge>(*m_page, "paymentStateBadge").words();
    AmountDisplay::set({});
    QVERIFY2(std::ranges::none_of(hidden, [](QChar c) { return c.isDigit(); }), qPrintable(hidden));
}

void TestReceivePage::aPersonShowsAnOldRequestAgain()
{
    m_page->setRequests({request(8, Second), request(7, "bcrt1qold")});
    auto& table = child<QTableView>(*m_page, "requestTable");
    table.selectRow(1);
    click(button("showRequestButton"));
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), "bcrt1qold");
    QCOMPARE(child<QLineEdit>(*m_page, "requestLabelEdit").text(), "Invoice 12");
    QCOMPARE(link(), request(7, "bcrt1qold").uri);
    click(button("newAddressButton"));
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), First); // back where we were
}

void TestReceivePage::whatIsSelectedOfItIsCopiedWithoutTheSpaces()
{
    auto& shown = child<QLabel>(*m_page, "addressLabel");
    shown.setFocus();
    shown.setSelection(0, 14);
    QTest::keySequence(&shown, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), "bcrt1qcr8te4");
    QTest::mouseDClick(&shown, Qt::LeftButton, {}, QPoint(20, 5));
    QCOMPARE(shown.selectedText(), shown.text());
    child<QAction>(shown, "copySelectedAction").trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), First);
    QTest::mouseClick(&shown, Qt::LeftButton, {}, QPoint(20, 5));
    QVERIFY(!shown.hasSelectedText());
    QGuiApplication::clipboard()->setText("bcrt1qolder");
    QTest::keySequence(&shown, QKeySequence::Copy); // else the older one would be given away
    QCOMPARE(QGuiApplication::clipboard()->text(), First);
    QTest::keySequence(&shown, QKeySequence::SelectAll);
    QGuiApplication::clipboard()->clear();
    QTest::keySequence(&shown, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), First);
}

void TestReceivePage::theAddressIsGroupedAsThePersonChose()
{
    const auto shown = [this] { return child<QLabel>(*m_page, "addressLabel").text(); };
    QVERIFY2(shown().contains(' '), qPrintable(shown()));
    AddressDisplay::setGrouped(false);
    m_page->setWallet(walletView(1, "Daily")); // a snapshot follows each change of it
    AddressDisplay::setGrouped(true);
    QCOMPARE(shown(), First);
}

void TestReceivePage::aSavedRequestHidesItsAmountWithAllOthers()
{
    AmountDisplay::set({AmountUnit::Bitcoin, true});
    m_page->setRequests({request(8, Second)});
    child<QTableView>(*m_page, "requestTable").selectRow(0);
    click(button("showRequestButton"));
    const auto& field = child<QLineEdit>(child<QWidget>(*m_page, "requestAmountEdit"), "amountEdit");
    const QString hidden = field.text();
    AmountDisplay::set({});
    followUnitIn(*m_page);
    QVERIFY2(!hidden.isEmpty() && std::ranges::none_of(hidden, [](QChar c) { return c.isDigit(); }),
             qPrintable(hidden));
    QCOMPARE(field.text(), amountText(request(8, Second).amount->satoshis(), AmountUnit::Bitcoin));
    QCOMPARE(link(), request(8, Second).uri);
}

void TestReceivePage::anAddressOfARequestIsNotOfferedAgain()
{
    type("requestLabelEdit", "Invoice 12");
    click(button("saveRequestButton"));
    m_page->setRequests({request(7, First), request(6, "bcrt1qold")});
    child<QTableView>(*m_page, "requestTable").selectRow(1);
    click(button("showRequestButton"));
    QSignalSpy wanted(m_page.get(), &ReceivePage::receiveWanted);
    click(button("newAddressButton"));
    QCOMPARE(wanted.count(), 1); // the first one is promised
    m_page->setAddress(address(Second, 18), true);
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), Second);
}

void TestReceivePage::requestsAreWrittenInThePersonsUnit()
{
    m_page->setRequests({request(1, Second)});
    const auto* model = child<QTableView>(*m_page, "requestTable").model();
    const auto header = [model](int column) { return model->headerData(column, Qt::Horizontal).toString(); };
    QVERIFY(header(3).contains("BTC") && header(4).contains("BTC"));
    AmountDisplay display;
    display.unit = AmountUnit::Satoshi;
    AmountDisplay::set(display);
    m_page->setWallet(walletView(1, "Daily")); // a snapshot follows each change of it
    const QString satoshis = header(3) + header(4) + model->index(0, 3).data().toString();
    AmountDisplay::set({});
    QVERIFY2(satoshis.count("sat") == 2 && satoshis.endsWith(u"1\u202f000\u202f000"_s), qPrintable(satoshis));
}

void TestReceivePage::aPersonRemovesARequest()
{
    QSignalSpy removed(m_page.get(), &ReceivePage::requestRemoved);
    QVERIFY(child<QLabel>(*m_page, "requestsEmptyLabel").isVisible());
    m_page->setRequests({request(8, Second), request(7, First)});
    QVERIFY2(!button("removeRequestButton").isVisible(), "the person has chosen none");
    child<QTableView>(*m_page, "requestTable").selectRow(0);
    click(button("showRequestButton"));
    click(button("removeRequestButton"));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed[0][1].toLongLong(), 8);
    m_page->setRequests({request(7, First)});
    QVERIFY(!child<QLineEdit>(*m_page, "requestLabelEdit").isReadOnly());
    m_page->setRequests({});
    QVERIFY(child<QLabel>(*m_page, "requestsEmptyLabel").isVisible());
}

void TestReceivePage::theListIsReadByKeyboard()
{
    m_page->setRequests({request(8, Second), request(7, "bcrt1qold")});
    auto& table = child<QTableView>(*m_page, "requestTable");
    QVERIFY(table.selectionModel()->selectedRows().isEmpty()); // nobody chose one
    table.setFocus();
    for (int row = 0; row < 2; ++row) QTest::keyClick(&table, Qt::Key_Down);
    m_page->setRequests({request(8, Second), request(7, "bcrt1qold", PaymentRequest::State::Seen, 5)});
    QCOMPARE(table.currentIndex().row(), 1); // a refresh leaves the chosen one chosen
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), "bcrt1qold");
}

void TestReceivePage::anAddressThatIsLookedAtIsNotExchanged()
{
    m_page->setAddress(address(Second, 18), false);
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), First);
    m_page->hide();
    m_page->setAddress(address(Second, 18), false); // nobody looks, nothing is typed
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), Second);
}

void TestReceivePage::whoComesToThePageIsGivenAFreshAddress()
{
    const auto shown = [this] { return child<QLabel>(*m_page, "addressLabel").accessibleName(); };
    m_page->hide();
    m_page->refresh(); // as coming to a page of a wallet that something happened to does
    m_page->show();
    m_page->setAddresses({addressRow(First, 17, true)});
    m_page->setAddress(address(Second, 18), false); // the answer finds it in sight
    QCOMPARE(shown(), Second);
    QVERIFY(!strip("receiveWarningStrip").isVisible());

    m_page->setAddresses({addressRow(Second, 18, true)}); // paid while it is looked at
    m_page->setAddress(address("bcrt1qthird", 19), false);
    QCOMPARE(shown(), Second);
    m_page->hide();
    m_page->show();
    QCOMPARE(shown(), "bcrt1qthird");

    type("requestLabelEdit", "Rent"); // half a request is somebody's
    m_page->hide();
    m_page->refresh();
    m_page->show();
    m_page->setAddress(address("bcrt1qfourth", 20), false);
    QCOMPARE(shown(), "bcrt1qthird");
}

void TestReceivePage::anAddressThatThePersonChoseStays()
{
    const auto shown = [this] { return child<QLabel>(*m_page, "addressLabel").accessibleName(); };
    m_page->setAddress(address(First, 25), false);
    const QList<AddressRow> rows{addressRow("bcrt1qfree", 2, false), addressRow("bcrt1qused", 0, true),
                                 addressRow(First, 25, false)};
    m_page->setAddresses(rows);
    click(button("newAddressButton"));
    click(button("oldestUnusedButton"));
    QCOMPARE(shown(), "bcrt1qfree");
    m_page->hide();
    m_page->refresh();
    m_page->setAddress(address(First, 25), false);
    m_page->show();
    QCOMPARE(shown(), "bcrt1qfree");
    m_page->setAddresses({addressRow("bcrt1qfree", 2, true)}); // it has served
    m_page->hide();
    m_page->show();
    QCOMPARE(shown(), First);
}

void TestReceivePage::aRequestThatIsStillOwedTellsOfNoNewAddress()
{
    type("requestLabelEdit", "Invoice 12");
    click(button("saveRequestButton"));
    m_page->setRequests({request(7, First, PaymentRequest::State::Partial, 400'000)});
    m_page->setAddresses({addressRow(First, 17, true)});
    QVERIFY2(!strip("receiveWarningStrip").isVisible(), qPrintable(strip("receiveWarningStrip").sentence()));
    m_page->setRequests({request(7, First, PaymentRequest::State::Paid, 1'000'000)});
    QVERIFY(strip("receiveWarningStrip").sentence().contains("for the next payment"));
}

void TestReceivePage::anAnswerFromBeforeIsNotTakenForTheNewAddress_data()
{
    QTest::addColumn<QString>("before");
    QTest::newRow("the one that is shown") << QString(First);
    QTest::newRow("another one") << QString("bcrt1qold");
}

void TestReceivePage::anAnswerFromBeforeIsNotTakenForTheNewAddress()
{
    QFETCH(QString, before);
    click(button("newAddressButton"));
    m_page->setAddress(address(qPrintable(before), 17), false); // a refresh was under way
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), First);
    m_page->setAddress(address(Second, 18), true);
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), Second);
}

void TestReceivePage::aRequestChosenMeanwhileIsNotMixedWithTheNewAddress()
{
    m_page->setRequests({request(7, "bcrt1qowed")});
    click(button("newAddressButton"));
    child<QTableView>(*m_page, "requestTable").selectRow(0);
    click(button("showRequestButton"));
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), "bcrt1qowed");
    m_page->setAddress(address(Second, 18), true); // the answer comes after the click
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), "bcrt1qowed");
    click(button("newAddressButton"));
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), Second);
}

void TestReceivePage::anErrorFromBeforeDoesNotEndTheWishForANewAddress()
{
    click(button("newAddressButton"));
    m_page->setAddressError(Error{Errc::DiskFull, {}}, false); // of a refresh
    m_page->setAddress(address(Second, 18), true);
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), Second);
    click(button("newAddressButton"));
    m_page->setAddressError(Error{Errc::DiskFull, {}}, true);
    m_page->setAddress(address("bcrt1qthird", 19), false);
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), Second); // nobody waits for it any more
}

void TestReceivePage::thatThereIsNoNewAddressIsSaidBesideTheOneThatStays()
{
    m_page->setAddressError(Error{Errc::DiskFull, {}}, false);
    QVERIFY2(!strip("receiveWarningStrip").isVisible(), "nobody wished for one");
    click(button("newAddressButton"));
    m_page->setAddressError(Error{Errc::DiskFull, {}}, true);
    m_page->setAddresses({addressRow(First, 17, true)}); // a refresh does not take it away
    const QString said = strip("receiveWarningStrip").sentence();
    QVERIFY(strip("receiveWarningStrip").isVisible());
    QVERIFY2(said.startsWith("There is no new address") && said.contains("disk"), qPrintable(said));
    QVERIFY(button("copyReceiveErrorButton").isVisible());
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), First);
    click(button("newAddressButton")); // once more
    QVERIFY(!strip("receiveWarningStrip").sentence().contains("disk"));
    QVERIFY(!button("copyReceiveErrorButton").isVisible());
    m_page->setAddress(address(Second, 18), true);
    QVERIFY(!strip("receiveWarningStrip").isVisible());
}

void TestReceivePage::whatWasNotReadIsNotCalledUnpaid()
{
    m_page = std::make_unique<ReceivePage>(WalletId{1});
    m_page->setWallet(walletView(1, "Daily"));
    m_page->setAddress(address(First, 30), false);
    m_page->show();
    const auto& state = child<Badge>(*m_page, "paymentStateBadge");
    QVERIFY2(state.words().isEmpty(), qPrintable(state.words()));
    m_page->setAddressesError(Error{Errc::Io, {}});
    QVERIFY2(strip("receiveProblemStrip").sentence().contains("could not be read"),
             qPrintable(strip("receiveProblemStrip").sentence()));
    QVERIFY(state.words().isEmpty());
    QSignalSpy wanted(m_page.get(), &ReceivePage::addressesWanted);
    click(button("receiveRetryButton"));
    QCOMPARE(wanted.count(), 1);
    m_page->setAddresses({addressRow(First, 30, true)});
    QVERIFY(!strip("receiveProblemStrip").isVisible());
    QVERIFY(strip("receiveWarningStrip").sentence().contains("has been paid"));
}

void TestReceivePage::requestsThatCannotBeReadAreNotCalledNone()
{
    m_page = std::make_unique<ReceivePage>(WalletId{1});
    m_page->show();
    QCOMPARE(label("requestsEmptyLabel"), "Reading requests…");
    m_page->setRequestsError(Error{Errc::Io, {}});
    QVERIFY(strip("receiveProblemStrip").isVisible());
    QCOMPARE(label("requestsEmptyLabel"), "The requests could not be read.");
    click(button("receiveRetryButton"));
    QCOMPARE(label("requestsEmptyLabel"), "Reading requests…");
    QVERIFY(strip("receiveProblemStrip").sentence().contains("Reading again"));
    m_page->setAddresses({}); // these are here, the requests are on their way
    QVERIFY(!strip("receiveProblemStrip").isVisible());
    m_page->setRequestsError(Error{Errc::Io, {}});
    QVERIFY(strip("receiveProblemStrip").sentence().contains("requests could not be read"));
    QCOMPARE(label("requestsEmptyLabel"), "The requests could not be read.");
    m_page->setRequests({});
    QVERIFY(!strip("receiveProblemStrip").isVisible());
    QVERIFY(label("requestsEmptyLabel").startsWith("No requests yet"));
}

void TestReceivePage::aUsedAddressIsWarnedOf()
{
    QVERIFY(!strip("receiveWarningStrip").isVisible());
    AddressRow paid = addressRow(First, 17, true);
    paid.confirmed = sats(300'000);
    paid.confirmedAt = walletView(1, "Daily").syncedTo.height - 1;
    m_page->setWallet(walletView(1, "Daily"));
    m_page->setAddresses({paid});
    QVERIFY(strip("receiveWarningStrip").isVisible());
    QVERIFY(strip("receiveWarningStrip").sentence().contains("has been paid"));
    QCOMPARE(child<Badge>(*m_page, "paymentStateBadge").words(), "2 confirmations: " + amountWithUnit(300'000));
    m_page->setAddress(address(Second, 18), false);
    click(button("newAddressButton"));
    QVERIFY(!strip("receiveWarningStrip").isVisible());
}

/// Anybody may tell of a payment that will never come.
void TestReceivePage::hearsayIsNotCalledPaid()
{
    AddressRow heard = addressRow(First, 17, false);
    heard.unverified = sats(300'000);
    m_page->setAddresses({heard});
    QCOMPARE(child<Badge>(*m_page, "paymentStateBadge").words(), "Unverified: " + amountWithUnit(300'000));
    QVERIFY2(strip("receiveWarningStrip").sentence().contains("may never arrive"),
             qPrintable(strip("receiveWarningStrip").sentence()));
    AmountDisplay::set({AmountUnit::Bitcoin, true});
    m_page->setWallet(walletView(1, "Daily")); // a snapshot follows each change of it
    const QString hidden = child<Badge>(*m_page, "paymentStateBadge").words();
    AmountDisplay::set({});
    QVERIFY2(std::ranges::none_of(hidden, [](QChar c) { return c.isDigit(); }), qPrintable(hidden));
}

void TestReceivePage::whatIsPaidSettlesWithSixConfirmations()
{
    type("requestLabelEdit", "Invoice 12");
    click(button("saveRequestButton"));
    m_page->setRequests({request(7, First, PaymentRequest::State::Paid, 1'000'000)});
    AddressRow paid = addressRow(First, 17, true);
    paid.confirmedAt = BlockHeight{910'117};
    m_page->setAddresses({paid});
    m_page->setWallet(walletView(1, "Daily"));
    const Badge& badge = child<Badge>(*m_page, "paymentStateBadge");
    QVERIFY2(badge.words().startsWith("Paid") && badge.words().endsWith("2 of 6 confirmations"),
             qPrintable(badge.words()));
    const auto state = [this] { return child<QTableView>(*m_page, "requestTable").model()->index(0, 0); };
    QCOMPARE(state().data().toString(), QString::fromUtf8("◔ 2 of 6 confirmations"));
    QVERIFY2(state().data(Qt::AccessibleTextRole).toString().contains(badge.words()), "the list says the same");
    WalletView later = walletView(1, "Daily");
    later.syncedTo.height = BlockHeight{910'122};
    m_page->setWallet(later);
    QVERIFY2(!badge.words().contains("confirmations"), qPrintable(badge.words()));
    QCOMPARE(state().data().toString(), QString::fromUtf8("✓ Paid"));
    QVERIFY(state().data(Qt::AccessibleTextRole).toString().contains(badge.words()));
}

void TestReceivePage::manyUnusedAddressesInARowAreToldOf()
{
    QSignalSpy wanted(m_page.get(), &ReceivePage::receiveWanted);
    m_page->setAddresses({addressRow("bcrt1qused", 0, true), addressRow(Second, 20, false)});
    click(button("newAddressButton"));
    QCOMPARE(wanted.count(), 1); // 17 in a row: fewer than others look for
    m_page->setAddress(address(Second, 20), true);
    click(button("newAddressButton"));
    QCOMPARE(wanted.count(), 1);
    QVERIFY2(strip("receiveWarningStrip").sentence().startsWith("20 unused addresses in a row"),
             qPrintable(strip("receiveWarningStrip").sentence()));
    click(button("newAnywayButton"));
    QCOMPARE(wanted.count(), 2);
    QVERIFY(!button("newAnywayButton").isVisible());
}

void TestReceivePage::aPersonTakesTheOldestUnusedAddressInstead()
{
    QSignalSpy wanted(m_page.get(), &ReceivePage::receiveWanted);
    m_page->setAddress(address(First, 17), false);
    m_page->setRequests({request(7, "bcrt1qpromised")});
    AddressRow labelled = addressRow("bcrt1qlabelled", 0, false); // given to somebody, without a request
    labelled.label = "Landlord";
    m_page->setAddresses({labelled, addressRow("bcrt1qpromised", 1, false), addressRow("bcrt1qfree", 2, false),
                          addressRow("bcrt1qused", 0, true), addressRow(First, 25, false)});
    m_page->setAddress(address(First, 25), false);
    click(button("newAddressButton"));
    click(button("oldestUnusedButton"));
    QCOMPARE(child<QLabel>(*m_page, "addressLabel").accessibleName(), "bcrt1qfree"); // the others are promised
    QCOMPARE(wanted.count(), 0);
    type("requestLabelEdit", "Rent");
    QSignalSpy saved(m_page.get(), &ReceivePage::requestWanted);
    click(button("saveRequestButton"));
    QCOMPARE(saved[0][1].toString(), "bcrt1qfree");
}

void TestReceivePage::aWalletOfFixedAddressesSaysThatItReuses()
{
    m_page->setAddress({First, {}, {}, 0, true}, false);
    m_page->setAddresses({addressRow(First, 0, true)});
    QVERIFY(label("addressPlaceLabel").contains("fixed addresses"));
    QVERIFY(!strip("receiveWarningStrip").isVisible()); // there is no other one to take
    type("requestLabelEdit", "Invoice 12");
    click(button("saveRequestButton"));
    m_page->setRequests({request(7, First)});
    QCOMPARE(button("newAddressButton").text().remove('&'), "New request");
    click(button("newAddressButton"));
    QVERIFY(child<QLineEdit>(*m_page, "requestLabelEdit").text().isEmpty());
}

void TestReceivePage::theSecondRequestOfAFixedAddressIsTheOneShown()
{
    m_page->setAddress({First, {}, {}, 0, true}, false);
    type("requestLabelEdit", "Invoice 12");
    click(button("saveRequestButton"));
    m_page->setRequests({request(7, First)});
    click(button("newAddressButton"));
    type("requestLabelEdit", "Invoice 13");
    click(button("saveRequestButton"));
    PaymentRequest second = request(8, First);
    second.label = "Invoice 13";
    m_page->setRequests({request(7, First)}); // a refresh was under way
    QVERIFY(!button("saveRequestButton").isEnabled());
    m_page->setRequests({request(7, First), second}); // a clock that was set back puts it last
    QCOMPARE(child<QLineEdit>(*m_page, "requestLabelEdit").text(), "Invoice 13");
    QVERIFY(child<QLineEdit>(*m_page, "requestLabelEdit").isReadOnly());
}

void TestReceivePage::everyStateThatMayHidePaymentsIsSaid_data()
{
    QTest::addColumn<WalletState>("state");
    QTest::addColumn<QString>("words");
    QTest::newRow("error") << WalletState::Error << "once the wallet goes on";
    QTest::newRow("importing") << WalletState::Importing << "not listed yet";
    QTest::newRow("paused") << WalletState::Paused << "once the wallet goes on";
    QTest::newRow("stopped") << WalletState::Stopped << "stopped";
    QTest::newRow("offline") << WalletState::Offline << "Offline";
    QTest::newRow("connecting") << WalletState::Connecting << "once the wallet goes on";
    QTest::newRow("headers") << WalletState::Headers << "once the wallet goes on";
    QTest::newRow("syncing") << WalletState::Syncing << "once the wallet goes on";
    QTest::newRow("catching up") << WalletState::Catching << "";
    QTest::newRow("synced") << WalletState::Synced << "";
}

void TestReceivePage::everyStateThatMayHidePaymentsIsSaid()
{
    QFETCH(WalletState, state);
    QFETCH(QString, words);
    m_page->setWallet(walletView(1, "Daily", state));
    QCOMPARE(strip("receiveNoteStrip").isVisible(), !words.isEmpty());
    QVERIFY2(strip("receiveNoteStrip").sentence().contains(words), qPrintable(strip("receiveNoteStrip").sentence()));
    QCOMPARE(button("receiveStartButton").isVisible(), state == WalletState::Stopped);
    QVERIFY(button("copyAddressButton").isEnabled()); // to be paid is possible in every state
    QVERIFY(button("newAddressButton").isEnabled());
}

void TestReceivePage::aStoppedWalletOffersToStart()
{
    QSignalSpy started(m_page.get(), &ReceivePage::startWanted);
    m_page->setWallet(walletView(1, "Daily", WalletState::Stopped));
    click(button("receiveStartButton"));
    QCOMPARE(started.count(), 1);
}

void TestReceivePage::aWalletWithoutAnAddressSaysSo()
{
    ReceivePage page(WalletId{1});
    page.show();
    QVERIFY(!child<QPushButton>(page, "copyAddressButton").isEnabled());
    QVERIFY(!child<QLabel>(page, "addressPlaceLabel").text().isEmpty());
    page.setAddressError(Error{Errc::Unsupported, "no branch to receive on"}, false);
    QVERIFY(child<QLabel>(page, "addressPlaceLabel").text().contains("no address"));
    QTest::keyClicks(&child<QLineEdit>(page, "requestLabelEdit"), "Rent");
    QVERIFY(!child<QPushButton>(page, "saveRequestButton").isEnabled());
    QVERIFY(child<QLabel>(page, "saveRequestReasonLabel").text().contains("no address"));
}

void TestReceivePage::aPersonSavesTheCodeAsAPicture()
{
    const QTemporaryDir folder;
    QSignalSpy files(m_page.get(), &ReceivePage::fileWanted);
    click(button("saveQrButton"));
    auto& dialog = child<QFileDialog>(*m_page, "saveFileDialog");
    QVERIFY(dialog.testOption(QFileDialog::DontUseNativeDialog));
    QVERIFY(child<QLineEdit>(dialog, "fileNameEdit").text().contains(First));
    nameFile(dialog, folder.filePath("code"));
    QCOMPARE(files.count(), 1);
    QCOMPARE(files[0][0].toString(), folder.filePath("code.png"));
    const QImage image = QImage::fromData(files[0][1].toByteArray());
    QVERIFY(image.width() > 200);
}

void TestReceivePage::aLinkTooLongForACodeIsSaid()
{
    QVERIFY(!child<QLabel>(*m_page, "linkTooLongLabel").isVisible());
    QGuiApplication::clipboard()->setText(QStringLiteral(u"\u6f22").repeated(200));
    for (const char* field : {"requestLabelEdit", "requestMessageEdit"})
        QTest::keyClick(&child<QLineEdit>(*m_page, field), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(child<QLabel>(*m_page, "linkTooLongLabel").isVisible());
    QVERIFY(!button("saveQrButton").isEnabled());
    QVERIFY(link().contains("message=%E6%BC%A2")); // the link itself is whole
}

void TestReceivePage::everyControlHasANameAndAnObjectName()
{
    m_page->setRequests({request(7, First)});
    for (const QAbstractButton* one : m_page->findChildren<QPushButton*>()) {
        QVERIFY2(one->objectName().endsWith("Button"), qPrintable(one->text()));
        QVERIFY2(!one->text().isEmpty() || !one->accessibleName().isEmpty(), qPrintable(one->objectName()));
    }
    for (const QLineEdit* one : m_page->findChildren<QLineEdit*>()) QVERIFY(!one->objectName().isEmpty());
}

/// Of 900 pixels the sidebar leaves so much, and the page does not scroll sideways.
void TestReceivePage::largeLettersFitIntoTheSmallestWindow()
{
    const LargeLetters large;
    m_page->resize(630, 600);
    PaymentRequest partly = request(1, First, PaymentRequest::State::Partial);
    partly.amount = sats(50'000'000);
    partly.received = sats(7'777);
    m_page->setRequests({partly});
    QTRY_COMPARE(m_page->font().pointSizeF(), QApplication::font().pointSizeF());
    QTRY_VERIFY2(m_page->minimumSizeHint().width() <= 620,
                 qPrintable(QString::number(m_page->minimumSizeHint().width())));
}

QTEST_MAIN(TestReceivePage)
#include "tst_receivepage.moc"
