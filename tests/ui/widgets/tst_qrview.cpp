// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/widgets/text/qrview.h"

using namespace lockstep::ui;
using namespace lockstep::test;

class TestQrView : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void tellsAScreenReaderTheAddress();
    void paintsFinderPatternsBlackOnWhite();
    void showsNothingForATextThatDoesNotFit();
    void aFileOfItHasTheQuietZone();
    void aLongTextTakesMoreRoom();
};

void TestQrView::tellsAScreenReaderTheAddress()
{
    QrView view;
    view.setContent("bitcoin:bcrt1qexample", "bcrt1qexample");
    QCOMPARE(view.accessibleDescription(), "bcrt1qexample");
    QVERIFY(!view.accessibleName().isEmpty());
}

void TestQrView::paintsFinderPatternsBlackOnWhite()
{
    QrView view;
    view.setContent("bitcoin:bcrt1qexample", "bcrt1qexample");
    QVERIFY(view.hasCode());
    view.resize(184, 184);
    const QImage image = view.grab().toImage();
    QCOMPARE(image.pixelColor(92, 4), QColor(Qt::white)); // the quiet zone
    int first = 0;
    while (first < 92 && image.pixelColor(first, first) != QColor(Qt::black)) ++first;
    QVERIFY(first > 8 && first < 40); // the corner of the upper left finder pattern
}

void TestQrView::showsNothingForATextThatDoesNotFit()
{
    QrView view;
    view.setContent(QString(5'000, 'x'), "x");
    QVERIFY(!view.hasCode());
    view.setContent({}, {});
    QVERIFY(!view.hasCode());
}

void TestQrView::aFileOfItHasTheQuietZone()
{
    QrView view;
    QVERIFY(view.image().isNull());
    view.setContent("bitcoin:bcrt1qexample", "bcrt1qexample");
    const QImage image = view.image(8);
    QCOMPARE(image.width(), (25 + 2 * 4) * 8); // version 2
    QCOMPARE(image.pixelColor(31, 31), QColor(Qt::white));
    QCOMPARE(image.pixelColor(32, 32), QColor(Qt::black));
}

void TestQrView::aLongTextTakesMoreRoom()
{
    QrView view;
    view.setContent("bitcoin:bcrt1qexample", "bcrt1qexample");
    const QSize usual = view.sizeHint();
    view.setContent(QString(600, 'x'), "x");
    QVERIFY(view.hasCode());
    QVERIFY(view.sizeHint().width() > usual.width());
}

QTEST_MAIN(TestQrView)
#include "tst_qrview.moc"
