// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "ui/style/buttons.h"
#include "ui/style/headers.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QStyleOptionHeader>
#include <QStyleOptionSlider>
#include <QTabBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include <memory>
#include <vector>

using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

constexpr double Seen = 3; ///< WCAG: marks.

/// A window in which nothing has the keyboard but a button.
struct Window
{
    QWidget whole;
    QVBoxLayout column{&whole};
    QPushButton elsewhere{QStringLiteral("Elsewhere"), &whole};

    template <typename T>
    T& add(T* part)
    {
        column.addWidget(part);
        return *part;
    }

    void open()
    {
        column.addWidget(&elsewhere);
        whole.resize(320, 240);
        whole.show();
        QVERIFY(QTest::qWaitForWindowActive(&whole));
        elsewhere.setFocus();
    }
};

QColor pixel(QWidget& widget, const QPoint& at) { return widget.grab().toImage().pixelColor(at); }

QStyleOptionSlider optionOf(const QScrollBar& bar)
{
    QStyleOptionSlider option;
    option.initFrom(&bar);
    option.orientation = bar.orientation();
    option.minimum = bar.minimum();
    option.maximum = bar.maximum();
    option.pageStep = bar.pageStep();
    option.sliderPosition = bar.sliderPosition();
    option.upsideDown = bar.invertedAppearance();
    return option;
}

QRect partOf(const QScrollBar& bar, QStyle::SubControl part)
{
    const QStyleOptionSlider option = optionOf(bar);
    return bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, part, &bar);
}

/// The first column of the picture in which something is written.
int inkBegins(QWidget& widget)
{
    const QImage picture = widget.grab().toImage();
    const QColor paper = picture.pixelColor(picture.width() - 1, picture.height() / 2);
    for (int x = 0; x < picture.width(); ++x)
        for (int y = 0; y < picture.height(); ++y)
            if (contrast(picture.pixelColor(x, y), paper) > 2) return x;
    return -1;
}

} // namespace

class TestControlStyle : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { Theme::apply(ThemeChoice::Light); }
    void aBoxGivesBackItsHeightWhenLettersBecomeSmaller();

    void theHandleOfAScrollBarStandsOutOfItsGroove_data() { addThemes(); }
    void theHandleOfAScrollBarStandsOutOfItsGroove();
    void aHandleCanBeCaughtHoweverLongThePage();
    void aHandleGoesFromOneEndToTheOther_data();
    void aHandleGoesFromOneEndToTheOther();
    void whatScrollsShowsThatItHasTheKeyboard_data();
    void whatScrollsShowsThatItHasTheKeyboard();
    void aDialogShowsFromTheFirstWhereTheKeyboardIs_data() { addThemes(); }
    void aDialogShowsFromTheFirstWhereTheKeyboardIs();
    void aChosenRowIsOneEvenShade_data() { addThemes(); }
    void aChosenRowIsOneEvenShade();
    void theRowWithTheKeyboardHasARing_data() { addThemes(); }
    void theRowWithTheKeyboardHasARing();
    void aButtonWithTheKeyboardIsToldFromTheOneThatEnterPresses_data() { addThemes(); }
    void aButtonWithTheKeyboardIsToldFromTheOneThatEnterPresses();
    void aButtonOfDangerHasItsColourOnceItCanBePressed_data() { addThemes(); }
    void aButtonOfDangerHasItsColourOnceItCanBePressed();
    void boxesGrowWithTheLetters();
    void theArrowOfTheOrderStandsBesideTheTitle_data();
    void theArrowOfTheOrderStandsBesideTheTitle();
    void anArrowUpIsTheAscendingOrder_data();
    void anArrowUpIsTheAscendingOrder();
    void aPictureInATitleLeavesItsWordsWhole();
    void theChosenTabIsSeen_data() { addThemes(); }
    void theChosenTabIsSeen();
    void aFieldThatOnlyShowsBeginsWhereALabelDoes();
    void theArrowsOfASpinBoxAreSeenUntilTheyLeadNowhere_data() { addThemes(); }
    void theArrowsOfASpinBoxAreSeenUntilTheyLeadNowhere();
    void theArrowsOfASpinBoxAreHitAtItsEnd_data();
    void theArrowsOfASpinBoxAreHitAtItsEnd();
    void howFarABarIsStandsOutOfItsTrack_data();
    void howFarABarIsStandsOutOfItsTrack();

private:
    static void addThemes();
};

void TestControlStyle::addThemes()
{
    QTest::addColumn<ThemeChoice>("theme");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TestControlStyle::init()
{
    failOnAnyWarning();
    Theme::apply(ThemeChoice::Light);
}

void TestControlStyle::theHandleOfAScrollBarStandsOutOfItsGroove()
{
    QFETCH(ThemeChoice, theme);
    Theme::apply(theme);
    for (const QPalette::ColorRole ground : {QPalette::Window, QPalette::Base}) {
        QWidget page;
        page.setBackgroundRole(ground);
        page.resize(60, 200);
        QScrollBar bar(Qt::Vertical, &page);
        bar.setRange(0, 100);
        bar.setPageStep(100);
        bar.setGeometry(0, 0, bar.sizeHint().width(), 200);
        const QImage picture = page.grab().toImage();
        const QColor paper = picture.pixelColor(50, 100);
        const QColor handle = picture.pixelColor(partOf(bar, QStyle::SC_ScrollBarSlider).center());
        const QColor groove = picture.pixelColor(partOf(bar, QStyle::SC_ScrollBarAddPage).center());
        QVERIFY2(contrast(handle, groove) >= Seen, qPrintable(QString::number(contrast(handle, groove))));
        QVERIFY(contrast(handle, paper) >= Seen);
        QVERIFY2(contrast(groove, paper) < 1.2, "the groove is to be quiet");
    }
}

void TestControlStyle::aHandleCanBeCaughtHoweverLongThePage()
{
    QScrollBar bar(Qt::Vertical);
    bar.resize(bar.sizeHint().width(), 300);
    bar.setRange(0, 10'000'000);
    bar.setPageStep(300);
    QVERIFY(partOf(bar, QStyle::SC_ScrollBarSlider).height() >= 32);
    bar.setValue(bar.maximum());
    QCOMPARE(partOf(bar, QStyle::SC_ScrollBarSlider).bottom(), bar.rect().bottom());
    bar.resize(bar.width(), 20); // there is no room for one
    QCOMPARE(partOf(bar, QStyle::SC_ScrollBarSlider), bar.rect());
}

void TestControlStyle::aHandleGoesFromOneEndToTheOther_data()
{
    QTest::addColumn<Qt::Orientation>("orientation");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("standing") << Qt::Vertical << Qt::LeftToRight;
    QTest::newRow("lying") << Qt::Horizontal << Qt::LeftToRight;
    QTest::newRow("lying, from right to left") << Qt::Horizontal << Qt::RightToLeft;
}

/// By the mouse, which asks the style where the handle is.
void TestControlStyle::aHandleGoesFromOneEndToTheOther()
{
    QFETCH(Qt::Orientation, orientation);
    QFETCH(Qt::LayoutDirection, direction);
    QScrollBar bar(orientation);
    bar.setLayoutDirection(direction);
    bar.resize(orientation == Qt::Vertical ? QSize(12, 300) : QSize(300, 12));
    bar.setRange(0, 1000);
    bar.setPageStep(500);
    bar.show();
    const QPoint handle = partOf(bar, QStyle::SC_ScrollBarSlider).center();
    const QPoint far = direction == Qt::RightToLeft ? bar.rect().topLeft() : bar.rect().bottomRight();
    QTest::mousePress(&bar, Qt::LeftButton, {}, handle);
    QTest::mouseMove(&bar, orientation == Qt::Vertical ? QPoint(handle.x(), far.y()) : QPoint(far.x(), handle.y()));
    QTest::mouseRelease(&bar, Qt::LeftButton, {}, far);
    QCOMPARE(bar.value(), bar.maximum());
    QVERIFY(partOf(bar, QStyle::SC_ScrollBarSlider).contains(far));
    QTest::mouseClick(&bar, Qt::LeftButton, {}, partOf(bar, QStyle::SC_ScrollBarSubPage).center());
    QCOMPARE(bar.value(), bar.maximum() - bar.pageStep());
}

void TestControlStyle::whatScrollsShowsThatItHasTheKeyboard_data()
{
    QTest::addColumn<ThemeChoice>("theme");
    QTest::addColumn<bool>("isText");
    QTest::newRow("a text, light") << ThemeChoice::Light << true;
    QTest::newRow("a text, dark") << ThemeChoice::Dark << true;
    QTest::newRow("a list, light") << ThemeChoice::Light << false;
    QTest::newRow("a list, dark") << ThemeChoice::Dark << false;
}

void TestControlStyle::whatScrollsShowsThatItHasTheKeyboard()
{
    QFETCH(ThemeChoice, theme);
    QFETCH(bool, isText);
    Theme::apply(theme);
    Window window;
    QWidget& area = window.add<QWidget>(isText ? static_cast<QWidget*>(new QPlainTextEdit) : new QListWidget);
    window.open();
    const QPoint edge(0, area.height() / 2);
    const QColor base = area.palette().color(QPalette::Base);
    const QColor quiet = pixel(area, edge);
    QVERIFY2(contrast(quiet, base) > 1.5, "without the keyboard it has a border too");
    area.setFocus();
    const QColor ring = pixel(area, edge);
    QVERIFY2(contrast(ring, base) >= Seen, qPrintable(ring.name()));
    QVERIFY2(contrast(ring, quiet) > 1.5, "the two look alike");
}

void TestControlStyle::aDialogShowsFromTheFirstWhereTheKeyboardIs()
{
    QFETCH(ThemeChoice, theme);
    Theme::apply(theme);
    QDialog dialog;
    QVBoxLayout column(&dialog);
    QPushButton button("Show the words");
    QCheckBox box("I understand");
    for (QWidget* control : {static_cast<QWidget*>(&button), static_cast<QWidget*>(&box)}) column.addWidget(control);
    button.setAutoDefault(false);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    for (QWidget* control : {static_cast<QWidget*>(&button), static_cast<QWidget*>(&box)}) {
        dialog.setFocus();
        const QImage before = control->grab().toImage();
        control->setFocus();
        QVERIFY2(control->grab().toImage() != before, control->metaObject()->className());
    }
}

void TestControlStyle::aChosenRowIsOneEvenShade()
{
    QFETCH(ThemeChoice, theme);
    Theme::apply(theme);
    Window window;
    auto& table = window.add(new QTableWidget(4, 3));
    table.setShowGrid(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    window.open();
    table.selectRow(1);
    for (const int way : {0, 1, 2, 3}) {
        table.setLayoutDirection(way < 2 ? Qt::LeftToRight : Qt::RightToLeft);
        way % 2 == 1 ? table.setFocus() : window.elsewhere.setFocus();
        for (int column = 0; column < 3; ++column) {
            const QPoint middle = table.visualRect(table.model()->index(1, column)).center();
            QCOMPARE(pixel(*table.viewport(), middle), Theme::current().selectedRow());
        }
    }
}

/// Whether it is chosen or not, and without a shade of its own.
void TestControlStyle::theRowWithTheKeyboardHasARing()
{
    QFETCH(ThemeChoice, theme);
    Theme::apply(theme);
    Window window;
    auto& table = window.add(new QTableWidget(4, 3));
    table.setShowGrid(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    window.open();
    table.selectionModel()->setCurrentIndex(table.model()->index(1, 0), QItemSelectionModel::NoUpdate);
    const QColor base = table.palette().color(QPalette::Base);
    const auto edgeOf = [&](int column) {
        const QRect cell = table.visualRect(table.model()->index(1, column));
        return pixel(*table.viewport(), {cell.center().x(), cell.top() + 1});
    };
    QCOMPARE(edgeOf(0), base);
    table.setFocus();
    for (int column = 0; column < 3; ++column) {
        QVERIFY(contrast(edgeOf(column), base) >= Seen);
        QCOMPARE(pixel(*table.viewport(), table.visualRect(table.model()->index(1, column)).center()), base);
    }
}

void TestControlStyle::aButtonWithTheKeyboardIsToldFromTheOneThatEnterPresses()
{
    QFETCH(ThemeChoice, theme);
    Theme::apply(theme);
    QDialog dialog;
    QHBoxLayout row(&dialog);
    QPushButton accept(QStringLiteral("Send")), cancel(QStringLiteral("Cancel"));
    for (QPushButton* button : {&accept, &cancel}) row.addWidget(button);
    cancel.setAutoDefault(false);
    accept.setDefault(true);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClick(&dialog, Qt::Key_Tab);
    QVERIFY(cancel.hasFocus());
    const auto edgeOf = [](QPushButton& button) { return pixel(button, {button.width() / 2, 0}); };
    const auto groundOf = [](QPushButton& button) { return pixel(button, {button.width() / 2, 4}); };
    QVERIFY(groundOf(accept) != groundOf(cancel));
    const QColor window = dialog.palette().color(QPalette::Window);
    const QColor ring = edgeOf(cancel);
    QVERIFY(contrast(ring, window) >= Seen);
    accept.setFocus(Qt::TabFocusReason);
    QVERIFY2(contrast(edgeOf(cancel), ring) > 1.5, "the ring stays");
    QVERIFY(groundOf(accept) != groundOf(cancel));
}

void TestControlStyle::aButtonOfDangerHasItsColourOnceItCanBePressed()
{
    QFETCH(const ThemeChoice, theme);
    Theme::apply(theme);
    Window window;
    auto& plain = window.add(new QPushButton("Remove"));
    auto& danger = window.add(new QPushButton("Remove"));
    showAsDanger(danger);
    window.open();
    const ToneColours& bad = Theme::current().tone(Tone::Bad);
    const QPoint ground(8, 8);
    danger.setAttribute(Qt::WA_UnderMouse, false); // where the mouse is, is left from another test
    QCOMPARE(pixel(danger, ground), bad.background);
    QVERIFY(contrast(bad.text, bad.background) >= 4.5);
    QVERIFY(pixel(plain, ground) != bad.background);
    danger.setAttribute(Qt::WA_UnderMouse); // the ground goes towards the words
    QVERIFY(contrast(bad.text, pixel(danger, ground)) >= 4.5);
    plain.setEnabled(false);
    danger.setEnabled(false);
    QCOMPARE(pixel(danger, ground), pixel(plain, ground));
}

void TestControlStyle::boxesGrowWithTheLetters()
{
    const auto side = [] { return QApplication::style()->pixelMetric(QStyle::PM_IndicatorWidth); };
    const int before = side();
    const LargeLetters large;
    QVERIFY(side() > before);
}

void TestControlStyle::theArrowOfTheOrderStandsBesideTheTitle_data()
{
    QTest::addColumn<Qt::Alignment>("alignment");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<bool>("isArrowFirst"); ///< From the left.
    const Qt::Alignment words = Qt::AlignLeft | Qt::AlignVCenter;
    const Qt::Alignment numbers = Qt::AlignRight | Qt::AlignVCenter;
    QTest::newRow("words") << words << Qt::LeftToRight << false;
    QTest::newRow("numbers") << numbers << Qt::LeftToRight << true;
    QTest::newRow("words, from right to left") << words << Qt::RightToLeft << true;
    QTest::newRow("numbers, from right to left") << numbers << Qt::RightToLeft << false;
}

void TestControlStyle::theArrowOfTheOrderStandsBesideTheTitle()
{
    QFETCH(Qt::Alignment, alignment);
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(bool, isArrowFirst);
    QStyleOptionHeader header;
    header.rect = QRect(100, 0, 200, 31);
    header.direction = direction;
    header.textAlignment = alignment;
    header.text = QStringLiteral("Amount");
    const QRect without = headers::partsOf(header).words;
    QVERIFY(headers::partsOf(header).arrow.isNull());
    header.sortIndicator = QStyleOptionHeader::SortDown;
    const headers::Parts parts = headers::partsOf(header);
    QVERIFY(header.rect.contains(parts.arrow) && header.rect.contains(parts.words));
    QVERIFY(!parts.arrow.intersects(parts.words));
    QCOMPARE(parts.arrow.center().x() < parts.words.center().x(), isArrowFirst);
    QVERIFY(qAbs(parts.arrow.center().y() - parts.words.center().y()) <= 1);
    // The words do not give way: they stand at the side at which those of the cells do.
    const bool isAtLeft = !isArrowFirst;
    QCOMPARE(isAtLeft ? parts.words.left() : parts.words.right(), isAtLeft ? without.left() : without.right());
}

void TestControlStyle::anArrowUpIsTheAscendingOrder_data()
{
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::newRow("the oldest first") << Qt::AscendingOrder;
    QTest::newRow("the newest first") << Qt::DescendingOrder;
}

void TestControlStyle::anArrowUpIsTheAscendingOrder()
{
    QFETCH(const Qt::SortOrder, order);
    QTableWidget table(1, 1);
    table.setHorizontalHeaderLabels({QString()});
    table.horizontalHeader()->setSortIndicator(0, order);
    table.horizontalHeader()->setSortIndicatorShown(true);
    table.horizontalHeader()->resizeSection(0, 100);
    const QImage picture = table.horizontalHeader()->viewport()->grab(QRect(0, 0, 100, 26)).toImage();
    const QColor paper = picture.pixelColor(1, 1);
    std::vector<int> inkOfLines; // from the top
    for (int y = 0; y < 22; ++y) {
        int ink = 0;
        for (int x = 0; x < 100; ++x) ink += contrast(picture.pixelColor(x, y), paper) > 2;
        if (ink > 0) inkOfLines.push_back(ink);
    }
    QVERIFY(inkOfLines.size() >= 2);
    QCOMPARE(inkOfLines.front() < inkOfLines.back(), order == Qt::AscendingOrder);
}

/// Qt's own table of files puts one before "Name".
void TestControlStyle::aPictureInATitleLeavesItsWordsWhole()
{
    QStyleOptionHeader header;
    header.rect = QRect(0, 0, 200, 31);
    header.textAlignment = Qt::AlignLeft;
    header.text = QStringLiteral("Name");
    header.sortIndicator = QStyleOptionHeader::SortDown;
    const int plain = headers::partsOf(header).words.width();
    QPixmap picture(16, 1);
    picture.fill(Qt::transparent);
    header.icon = QIcon(picture);
    QVERIFY(headers::partsOf(header).words.width() >= plain + 16 + headers::Margin); // as Qt draws it
}

void TestControlStyle::theChosenTabIsSeen()
{
    QFETCH(ThemeChoice, theme);
    Theme::apply(theme);
    QTabBar bar;
    bar.setDrawBase(false);
    for (const char* name : {"Receive", "Change"}) bar.addTab(QString::fromLatin1(name));
    bar.setCurrentIndex(1);
    bar.resize(bar.sizeHint());
    const QImage picture = bar.grab().toImage();
    const QColor window = bar.palette().color(QPalette::Window);
    const auto lineOf = [&](int tab) {
        const QRect place = bar.tabRect(tab);
        return contrast(picture.pixelColor(place.center().x(), place.bottom() - 1), window);
    };
    QVERIFY(lineOf(1) >= Seen);
    QVERIFY(lineOf(0) < 1.1);
}

void TestControlStyle::aFieldThatOnlyShowsBeginsWhereALabelDoes()
{
    QLabel label(QStringLiteral("Hash"));
    QLineEdit field(QStringLiteral("Hash"));
    field.setReadOnly(true);
    field.setFrame(false);
    for (QWidget* widget : {static_cast<QWidget*>(&label), static_cast<QWidget*>(&field)}) widget->resize(120, 24);
    QVERIFY(inkBegins(label) >= 0);
    QVERIFY2(qAbs(inkBegins(label) - inkBegins(field)) <= 1,
             qPrintable(QStringLiteral("%1, %2").arg(inkBegins(label)).arg(inkBegins(field))));
    QVERIFY(field.sizeHint().height() <= label.sizeHint().height() + 2);
}

namespace {

QStyleOptionSpinBox optionOf(const QSpinBox& box)
{
    QStyleOptionSpinBox option;
    option.initFrom(&box);
    option.subControls = QStyle::SC_All;
    option.stepEnabled = QAbstractSpinBox::StepUpEnabled | QAbstractSpinBox::StepDownEnabled;
    return option;
}

QRect partOf(const QSpinBox& box, QStyle::SubControl part)
{
    const QStyleOptionSpinBox option = optionOf(box);
    return box.style()->subControlRect(QStyle::CC_SpinBox, &option, part, &box);
}

/// The strongest mark in a part of a picture, against the colour in the corner of that part.
double strongestIn(const QImage& picture, const QRect& place)
{
    double strongest = 1;
    const QColor paper = picture.pixelColor(place.topLeft() + QPoint(2, 2));
    for (int y = place.top() + 2; y < place.bottom() - 1; ++y)
        for (int x = place.left() + 2; x < place.right() - 1; ++x)
            strongest = std::max(strongest, contrast(picture.pixelColor(x, y), paper));
    return strongest;
}

} // namespace

void TestControlStyle::theArrowsOfASpinBoxAreSeenUntilTheyLeadNowhere()
{
    QFETCH(ThemeChoice, theme);
    Theme::apply(theme);
    QSpinBox box;
    box.setRange(0, 10);
    box.setValue(5);
    box.resize(box.sizeHint());
    const auto strengthOf
        = [&](QStyle::SubControl part) { return strongestIn(box.grab().toImage(), partOf(box, part)); };
    QVERIFY2(strengthOf(QStyle::SC_SpinBoxUp) >= Seen, qPrintable(QString::number(strengthOf(QStyle::SC_SpinBoxUp))));
    QVERIFY(strengthOf(QStyle::SC_SpinBoxDown) >= Seen);
    const double before = strengthOf(QStyle::SC_SpinBoxUp);
    box.setValue(10);
    QVERIFY(strengthOf(QStyle::SC_SpinBoxUp) < before);
    QVERIFY(strengthOf(QStyle::SC_SpinBoxDown) >= Seen);
}

void TestControlStyle::theArrowsOfASpinBoxAreHitAtItsEnd_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("from the left") << Qt::LeftToRight;
    QTest::newRow("from the right") << Qt::RightToLeft;
}

/// By the mouse, which asks the style where they are.
void TestControlStyle::theArrowsOfASpinBoxAreHitAtItsEnd()
{
    QFETCH(Qt::LayoutDirection, direction);
    QSpinBox box;
    box.setLayoutDirection(direction);
    box.setRange(0, 1000);
    box.setValue(5);
    box.resize(box.sizeHint());
    box.show();
    const int x = direction == Qt::LeftToRight ? box.width() - 4 : 3;
    QTest::mouseClick(&box, Qt::LeftButton, {}, {x, box.height() / 4});
    QCOMPARE(box.value(), 6);
    QTest::mouseClick(&box, Qt::LeftButton, {}, {x, box.height() - box.height() / 4});
    QCOMPARE(box.value(), 5);
    const QRect text = partOf(box, QStyle::SC_SpinBoxEditField);
    QVERIFY(!text.intersects(partOf(box, QStyle::SC_SpinBoxUp))
            && !text.intersects(partOf(box, QStyle::SC_SpinBoxDown)));
    QVERIFY(text.width() >= box.fontMetrics().horizontalAdvance("1,000"));
}

void TestControlStyle::howFarABarIsStandsOutOfItsTrack_data()
{
    QTest::addColumn<ThemeChoice>("theme");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("light") << ThemeChoice::Light << Qt::LeftToRight;
    QTest::newRow("dark") << ThemeChoice::Dark << Qt::LeftToRight;
    QTest::newRow("light, from the right") << ThemeChoice::Light << Qt::RightToLeft;
    QTest::newRow("dark, from the right") << ThemeChoice::Dark << Qt::RightToLeft;
}

void TestControlStyle::howFarABarIsStandsOutOfItsTrack()
{
    QFETCH(ThemeChoice, theme);
    QFETCH(Qt::LayoutDirection, direction);
    Theme::apply(theme);
    QProgressBar bar;
    bar.setLayoutDirection(direction);
    bar.setTextVisible(false);
    bar.resize(200, 20);
    bar.setValue(50);
    const QImage picture = bar.grab().toImage();
    const auto at = [&](int x) { return picture.pixelColor(direction == Qt::LeftToRight ? x : 199 - x, 10); };
    QVERIFY2(contrast(at(50), at(150)) >= Seen, qPrintable(QString::number(contrast(at(50), at(150)))));
    for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Busy, Tone::Warning, Tone::Bad}) // of a banner around it
        QVERIFY2(contrast(at(50), Theme::current().tone(tone).background) >= Seen, qPrintable(at(50).name()));
    QCOMPARE(at(90), at(10)); // flat
    QCOMPARE(at(190), at(110));
    bar.setValue(0);
    QCOMPARE(bar.grab().toImage().pixelColor(100, 10), at(150));
}

void TestControlStyle::aBoxGivesBackItsHeightWhenLettersBecomeSmaller()
{
    Window window;
    auto large = std::make_unique<LargeLetters>();
    auto& box = window.add(new QComboBox);
    box.addItems({"All addresses", "Unused"});
    window.open();
    const QSize before = box.minimumSizeHint();
    large.reset();
    QComboBox fresh;
    fresh.addItems({"All addresses", "Unused"});
    QTRY_COMPARE(box.minimumSizeHint(), fresh.minimumSizeHint());
    QVERIFY(box.minimumSizeHint().height() < before.height());
    QTRY_COMPARE(box.height(), fresh.sizeHint().height());
    large = std::make_unique<LargeLetters>();
    QTRY_COMPARE(box.minimumSizeHint(), before);
}

QTEST_MAIN(TestControlStyle)
#include "tst_controlstyle.moc"
