// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/style/walletcolours.h"

#include <QApplication>

using namespace lockstep::ui;

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void everyTextCanBeReadOnItsBackground_data();
    void everyTextCanBeReadOnItsBackground();
    void changesTheWholeProgramAtOnce();
    void iconsTakeTheColourOfTheTheme();
    void aWalletsColourIsSeenInBothThemes();
};

void TestTheme::everyTextCanBeReadOnItsBackground_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("background");
    for (const Theme* theme : {&Theme::light(), &Theme::dark()}) {
        const char* name = theme->isDark() ? "dark" : "light";
        const QPalette& p = theme->palette();
        const auto add = [&](const char* what, const QColor& text, const QColor& background) {
            QTest::addRow("%s: %s", name, what) << text << background;
        };
        add("text on window", p.color(QPalette::WindowText), p.color(QPalette::Window));
        add("text on base", p.color(QPalette::Text), p.color(QPalette::Base));
        add("text on button", p.color(QPalette::ButtonText), p.color(QPalette::Button));
        add("text on selected row", p.color(QPalette::Text), theme->selectedRow());
        add("selected text", p.color(QPalette::HighlightedText), p.color(QPalette::Highlight));
        add("placeholder on base", p.color(QPalette::PlaceholderText), p.color(QPalette::Base));
        const QColor disabled = p.color(QPalette::Disabled, QPalette::WindowText);
        add("disabled on window", disabled, p.color(QPalette::Window));
        add("disabled on base", disabled, p.color(QPalette::Base));
        add("disabled on button", disabled, p.color(QPalette::Button));
        add("link on base", p.color(QPalette::Link), p.color(QPalette::Base));
        add("muted on window", theme->mutedText(), p.color(QPalette::Window));
        add("muted on base", theme->mutedText(), p.color(QPalette::Base));
        add("muted on selected row", theme->mutedText(), theme->selectedRow());
        add("gain on base", theme->gain(), p.color(QPalette::Base));
        for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Busy, Tone::Warning, Tone::Bad}) {
            const ToneColours& colours = theme->tone(tone);
            QTest::addRow("%s: tone %d", name, int(tone)) << colours.text << colours.background;
            QTest::addRow("%s: tone %d in the sidebar", name, int(tone)) << colours.text << p.color(QPalette::Base);
            QTest::addRow("%s: tone %d in the chosen row", name, int(tone)) << colours.text << theme->selectedRow();
        }
    }
}

void TestTheme::everyTextCanBeReadOnItsBackground()
{
    QFETCH(QColor, text);
    QFETCH(QColor, background);
    QVERIFY2(contrast(text, background) >= 4.5, qPrintable(QString::number(contrast(text, background))));
}

void TestTheme::changesTheWholeProgramAtOnce()
{
    Theme::apply(ThemeChoice::Dark);
    QVERIFY(Theme::current().isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::dark().palette().color(QPalette::Window));
    Theme::apply(ThemeChoice::Light);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::light().palette().color(QPalette::Window));
}

void TestTheme::iconsTakeTheColourOfTheTheme()
{
    const QIcon stop = icon(Glyph::Stop);
    const auto inkOf = [&] {
        const QImage image = stop.pixmap(32, 32).toImage();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).alpha() == 255) return image.pixelColor(x, y);
        return QColor();
    };
    Theme::apply(ThemeChoice::Light);
    QCOMPARE(inkOf(), Theme::light().palette().color(QPalette::ButtonText));
    Theme::apply(ThemeChoice::Dark);
    QCOMPARE(inkOf(), Theme::dark().palette().color(QPalette::ButtonText));
}

void TestTheme::aWalletsColourIsSeenInBothThemes()
{
    for (const WalletColour& one : walletColours())
        for (const Theme* theme : {&Theme::light(), &Theme::dark()})
            for (const QPalette::ColorRole role : {QPalette::Window, QPalette::Base}) {
                const double seen = contrast(one.colour, theme->palette().color(role));
                QVERIFY2(seen >= 3, qPrintable(QStringLiteral("%1: %2").arg(one.name).arg(seen))); // WCAG: marks
            }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
