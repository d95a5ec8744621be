// SPDX-License-Identifier: MIT

#include "tests/ui/dialogs/wizardtest.h"
#include "ui/dialogs/network/networkquestions.h"

#include <QSignalSpy>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// The short questions of the network window.
class TestNetworkQuestions final : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void aPeerIsTriedBeforeItIsAdded();
    void anotherAddressIsTriedAgain();
    void whatIsNoAddressIsNotAsked();
    void aBanSaysWhatItDoes();
    void enterDoesNotFollowABranch();

private:
    static void open(QDialog& dialog)
    {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
    }
};

void TestNetworkQuestions::aPeerIsTriedBeforeItIsAdded()
{
    AddPeerDialog dialog(Network::Mainnet);
    open(dialog);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    auto& address = child<QLineEdit>(dialog, "peerAddressEdit");
    QVERIFY(address.hasFocus());
    QTest::keyClicks(&address, "node.example");
    QTest::keyClick(&address, Qt::Key_Return);
    QCOMPARE(submitted.count(), 1);
    QCOMPARE(dialog.address(), (HostPort{"node.example", 8333}));
    QVERIFY(dialog.isTrialWanted());

    dialog.showTrial(Error{Errc::Timeout, {}});
    QVERIFY(complaint(dialog).contains("did not answer in time"));
    QVERIFY(mainButton(dialog).text().contains("all the same"));
    click(mainButton(dialog));
    QCOMPARE(submitted.count(), 2);
    QVERIFY(!dialog.isTrialWanted());
}

void TestNetworkQuestions::anotherAddressIsTriedAgain()
{
    AddPeerDialog dialog(Network::Mainnet);
    open(dialog);
    auto& address = child<QLineEdit>(dialog, "peerAddressEdit");
    QTest::keyClicks(&address, "node.exampel");
    click(mainButton(dialog));
    dialog.showTrial(Error{Errc::NotFound, {}});
    QVERIFY(complaint(dialog).contains("no computer named \"node.exampel\""));
    retype(address, "node.example");
    QVERIFY(dialog.isTrialWanted());
    QVERIFY(!mainButton(dialog).text().contains("all the same"));
}

void TestNetworkQuestions::whatIsNoAddressIsNotAsked()
{
    AddPeerDialog dialog(Network::Mainnet);
    open(dialog);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    QTest::keyClicks(&child<QLineEdit>(dialog, "peerAddressEdit"), "http://node");
    click(mainButton(dialog));
    QCOMPARE(submitted.count(), 0);
    QVERIFY(!complaint(dialog).isEmpty());
}

void TestNetworkQuestions::aBanSaysWhatItDoes()
{
    BanPeerDialog dialog("10.0.0.4:8333");
    open(dialog);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    const auto labels = dialog.findChildren<QLabel*>();
    const auto saysIt = [](const QLabel* label) {
        return label->text().contains("10.0.0.4:8333") && label->text().contains("24 hours");
    };
    QVERIFY(std::ranges::any_of(labels, saysIt));
    click(mainButton(dialog));
    QCOMPARE(submitted.count(), 1);
}

void TestNetworkQuestions::enterDoesNotFollowABranch()
{
    HeldReorg reorg;
    reorg.fork.height = BlockHeight{909'998};
    reorg.undone = 120;
    FollowReorgDialog dialog(reorg);
    open(dialog);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(submitted.count(), 0);
    QTRY_VERIFY(!dialog.isVisible());
    open(dialog);
    click(mainButton(dialog));
    QCOMPARE(submitted.count(), 1);
}

QTEST_MAIN(TestNetworkQuestions)
#include "tst_networkquestions.moc"
