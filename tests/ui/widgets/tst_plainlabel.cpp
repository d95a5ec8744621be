// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/widgets/text/labels.h"

#include <QVBoxLayout>

using namespace lockstep::ui;
using namespace lockstep::test;

class TestPlainLabel : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void aLabelThatSaysNothingTakesNoRoom();
};

void TestPlainLabel::aLabelThatSaysNothingTakesNoRoom()
{
    QWidget page;
    auto* column = new QVBoxLayout(&page);
    PlainLabel* label = paragraph({}, &page);
    column->addWidget(label);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    label->say("Type the passphrase first.");
    QVERIFY(label->isVisible());
    QCOMPARE(label->text(), "Type the passphrase first.");
    const int height = page.sizeHint().height();
    label->say({});
    QVERIFY(!label->isVisible());
    QVERIFY(label->text().isEmpty());
    QVERIFY(page.sizeHint().height() < height);
}

QTEST_MAIN(TestPlainLabel)
#include "tst_plainlabel.moc"
