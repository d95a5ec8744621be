// SPDX-License-Identifier: MIT

#include "tests/support/fakehistory.h"
#include "tests/support/guitest.h"
#include "ui/pages/transactions/historytable.h"
#include "ui/pages/transactions/transactionspage.h"

#include <QScrollBar>

#include <ctime>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// What a list of 100,000 payments costs the GUI thread, step by step. Processor time of this thread alone: a busy
/// machine makes no step dearer. The answers are made outside of the measure: another thread reads them.
class TestLongHistory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void scrollingStaysSmooth_data();
    void scrollingStaysSmooth();
    void newPaymentsAreTakenInSmoothly();
    void aNewBlockIsTakenInSmoothly();

private:
    static constexpr int Payments = 100'000;
#ifdef __SANITIZE_ADDRESS__
    static constexpr double Frame = 3 * 16; ///< The sanitizers cost as much.
#else
    static constexpr double Frame = 16; ///< Milliseconds: sixty pictures a second.
#endif

    template <typename Step>
    void measure(Step step);
    void answer();
    HistoryTable& table() { return child<HistoryTable>(*m_page, "historyTable"); }

    struct Question
    {
        HistoryQuery query;
        int offset;
        int count;
    };
    std::unique_ptr<TransactionsPage> m_page;
    FakeHistory m_history;
    std::optional<Question> m_question;
    double m_dearest = 0; ///< Milliseconds.
};

template <typename Step>
void TestLongHistory::measure(Step step)
{
    timespec before{};
    timespec after{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
    step();
    table().viewport()->repaint();
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
    const double spent = double(after.tv_sec - before.tv_sec) * 1e3 + double(after.tv_nsec - before.tv_nsec) / 1e6;
    m_dearest = std::max(m_dearest, spent);
}

void TestLongHistory::answer()
{
    if (!m_question) return;
    const Question question = *std::exchange(m_question, std::nullopt);
    HistoryPage page;
    page.offset = question.offset;
    page.matching = page.total = static_cast<int>(m_history.rows.size());
    page.rows = m_history.rows.mid(question.offset, question.count);
    measure([&] { m_page->setHistory(question.query, page); });
}

void TestLongHistory::initTestCase()
{
    m_history = FakeHistory::of(Payments);
    m_page = std::make_unique<TransactionsPage>(WalletId{1});
    connect(m_page.get(), &TransactionsPage::historyWanted, this,
            [this](const HistoryQuery& query, int offset, int count) {
                m_question = Question{query, offset, count};
            });
    m_page->setSnapshot(snapshotOf({walletView(1, "Daily")}));
    m_page->resize(1'400, 900);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    answer();
    QTRY_COMPARE(table().model()->rowCount(), Payments);
    table().viewport()->repaint(); // fonts are read once, at the start
}

void TestLongHistory::scrollingStaysSmooth_data()
{
    QTest::addColumn<int>("pixels");
    QTest::addColumn<int>("steps");
    QTest::newRow("line by line") << 60 << 300;
    QTest::newRow("page by page") << 800 << 300;
    QTest::newRow("by the bar") << 50'000 << 50;
}

void TestLongHistory::scrollingStaysSmooth()
{
    QFETCH(int, pixels);
    QFETCH(int, steps);
    m_dearest = 0;
    QScrollBar* bar = table().verticalScrollBar();
    bar->setValue(0);
    for (int i = 0; i < steps; ++i) {
        measure([&] { bar->setValue(bar->value() + pixels); });
        if (i % 3 == 0) answer();
    }
    answer();
    qInfo("dearest step: %.1f ms", m_dearest);
    QVERIFY(m_dearest < Frame);
}

void TestLongHistory::newPaymentsAreTakenInSmoothly()
{
    m_dearest = 0;
    for (int i = 0; i < 5; ++i) {
        m_history.rows.prepend(FakeHistory::numbered(Payments + i));
        measure([&] { m_page->refresh(); });
        QTRY_VERIFY(m_question.has_value());
        answer();
        QCOMPARE(table().model()->rowCount(), Payments + i + 1);
    }
    qInfo("dearest step: %.1f ms", m_dearest);
    QVERIFY(m_dearest < Frame);
}

void TestLongHistory::aNewBlockIsTakenInSmoothly()
{
    m_dearest = 0;
    for (int i = 1; i <= 20; ++i) {
        WalletView wallet = walletView(1, "Daily");
        wallet.syncedTo.height = wallet.syncedTo.height + i;
        measure([&] { m_page->setSnapshot(snapshotOf({wallet})); });
    }
    qInfo("dearest step: %.1f ms", m_dearest);
    QVERIFY(m_dearest < Frame);
}

QTEST_MAIN(TestLongHistory)
#include "tst_longhistory.moc"
