// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "ui/pages/applockpage.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

class TestLockPages : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatOpensInTheCardMovesNothingAboveIt();
    void aWindowTooLowForThatShowsAsMuchAsItCan();
    void theCardFindsItsPlaceAnewInAWindowOfAnotherSize();
    void thePathIsShownWhole_data();
    void thePathIsShownWhole();

private:
    void open(QSize size);
    int top() { return child<QLabel>(*m_page, "appLockTitleLabel").mapTo(m_page.get(), QPoint()).y(); }
    int bottom()
    {
        const auto& last = child<QPlainTextEdit>(*m_page, "appLockFileTextEdit");
        return last.mapTo(m_page.get(), last.rect().bottomLeft()).y();
    }

    std::unique_ptr<AppLockPage> m_page;
};

void TestLockPages::init()
{
    failOnAnyWarning();
    m_page = std::make_unique<AppLockPage>(std::make_shared<RetryDelay>(), "/home/ann/lockstep/window-passphrase");
}

void TestLockPages::open(QSize size)
{
    m_page->resize(size);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestLockPages::whatOpensInTheCardMovesNothingAboveIt()
{
    open({900, 800});
    const int before = top();
    QVERIFY2(before > 150 && before < 400, qPrintable(QString::number(before))); // above the middle
    auto& forgotten = child<QPushButton>(*m_page, "forgottenButton");
    click(forgotten);
    QTRY_VERIFY(bottom() > forgotten.mapTo(m_page.get(), QPoint()).y());
    QCOMPARE(top(), before);
    m_page->showFailure(Error{Errc::WrongPassphrase, {}});
    QTRY_VERIFY(child<QLabel>(*m_page, "lockProblemLabel").height() > 0);
    QCOMPARE(top(), before);
    click(forgotten);
    QTest::qWait(0);
    QCOMPARE(top(), before);
}

void TestLockPages::aWindowTooLowForThatShowsAsMuchAsItCan()
{
    open({900, 800});
    click(child<QPushButton>(*m_page, "forgottenButton"));
    QTRY_VERIFY(bottom() > top() + 200);
    const int needed = bottom() - top();
    m_page->hide();
    m_page->clear();
    open({900, needed + 120});
    const int before = top();
    click(child<QPushButton>(*m_page, "forgottenButton"));
    QTRY_VERIFY(top() < before);
    QVERIFY2(bottom() <= m_page->height(), qPrintable(QString::number(bottom())));
}

void TestLockPages::theCardFindsItsPlaceAnewInAWindowOfAnotherSize()
{
    open({900, 800});
    const int before = top();
    m_page->resize(900, 1000);
    QTRY_VERIFY(top() > before + 50);
}

void TestLockPages::thePathIsShownWhole_data()
{
    QTest::addColumn<double>("letters");
    QTest::newRow("as usual") << 1.0;
    QTest::newRow("large letters") << 1.5;
    QTest::newRow("twice as large") << 2.0;
}

void TestLockPages::thePathIsShownWhole()
{
    QFETCH(double, letters);
    const LargeLetters large(letters);
    const QString path = "/home/ann/.local/share/lockstep/mainnet/window-passphrase";
    m_page = std::make_unique<AppLockPage>(std::make_shared<RetryDelay>(), path);
    open({700, 600});
    click(child<QPushButton>(*m_page, "forgottenButton"));
    const auto& file = child<QPlainTextEdit>(*m_page, "appLockFileTextEdit");
    QCOMPARE(file.toPlainText(), path);
    QTRY_COMPARE(file.verticalScrollBar()->maximum(), 0);
    QCOMPARE(file.horizontalScrollBar()->maximum(), 0);
    QTRY_VERIFY2(cutOffIn(*m_page).isEmpty(), qPrintable(cutOffIn(*m_page)));
}

QTEST_MAIN(TestLockPages)
#include "tst_lockpages.moc"
