// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/widgets/text/progressbar.h"

#include <QAccessible>
#include <QImage>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// Qt tells a screen reader of a value where it emits valueChanged; offscreen there is none to hear it.
class TestProgressBar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_bar.reset(); }
    void aBlindPersonHearsEveryTenPercent();
    void aPersonWhoSeesSeesEveryStep();
    void theEndIsTold();
    void aNewBeginningIsTold();
    void howFarIsWrittenWhereItIsShown();

private:
    QImage picture() { return m_bar->grab().toImage(); }
    std::unique_ptr<ProgressBar> m_bar;
    QList<int> m_told; ///< In order.
};

void TestProgressBar::init()
{
    failOnAnyWarning();
    m_bar = std::make_unique<ProgressBar>();
    m_bar->resize(400, 20);
    m_bar->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_bar.get()));
    m_told.clear();
    connect(m_bar.get(), &QProgressBar::valueChanged, this, [this](int value) { m_told += value; });
}

void TestProgressBar::aBlindPersonHearsEveryTenPercent()
{
    for (int percent = 0; percent <= 100; ++percent) m_bar->setPercent(percent);
    QCOMPARE(m_told, (QList<int>{10, 20, 30, 40, 50, 60, 70, 80, 90, 100}));
}

void TestProgressBar::aPersonWhoSeesSeesEveryStep()
{
    m_bar->setPercent(41);
    const QImage before = picture();
    m_bar->setPercent(44);
    QCOMPARE(m_bar->percent(), 44);
    QVERIFY(picture() != before);
}

void TestProgressBar::theEndIsTold()
{
    m_bar->setPercent(95);
    m_bar->setPercent(100);
    QCOMPARE(m_told, (QList<int>{95, 100}));
    const auto* spoken = QAccessible::queryAccessibleInterface(m_bar.get());
    QCOMPARE(spoken->text(QAccessible::Value), "100");
}

void TestProgressBar::aNewBeginningIsTold()
{
    m_bar->setPercent(67);
    m_bar->setPercent(2); // the next import
    QCOMPARE(m_told, (QList<int>{67, 2}));
    m_bar->setUnknown();
    m_bar->setPercent(3);
    QCOMPARE(m_bar->percent(), 3);
}

void TestProgressBar::howFarIsWrittenWhereItIsShown()
{
    m_bar->setPercent(44);
    QCOMPARE(m_bar->text(), QString("44\u00a0%"));
    m_bar->setUnknown();
    QCOMPARE(m_bar->text(), QString());
}

QTEST_MAIN(TestProgressBar)
#include "tst_progressbar.moc"
