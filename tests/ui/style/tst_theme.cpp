// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "ui/style/desktopscheme.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/style/translations.h"
#include "ui/style/walletcolours.h"

#include <QApplication>
#include <QCheckBox>
#include <QDBusVariant>
#include <QRadioButton>

#include <algorithm>

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
    void whatIsTickedAndWhatIsNotIsSeen_data();
    void whatIsTickedAndWhatIsNotIsSeen();
    void theDesktopIsFollowedWhileItIsTheChoice();
    void languagesNameThemselves();
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
        add("gain on selected row", theme->gain(), theme->selectedRow());
        const QColor hovered = p.color(QPalette::AlternateBase); // as rows of the sidebar have it
        add("text on hovered row", p.color(QPalette::Text), hovered);
        add("muted on hovered row", theme->mutedText(), hovered);
        add("gain on hovered row", theme->gain(), hovered);
        for (const QColor& row : {p.color(QPalette::Base), theme->selectedRow(), hovered})
            QTest::addRow("%s: disabled in a row on %s", name, qPrintable(row.name()))
                << p.color(QPalette::Disabled, QPalette::Text) << row;
        for (const Tone tone : {Tone::Neutral, Tone::Good, Tone::Busy, Tone::Warning, Tone::Bad}) {
            const ToneColours& colours = theme->tone(tone);
            QTest::addRow("%s: tone %d", name, int(tone)) << colours.text << colours.background;
            QTest::addRow("%s: tone %d in the sidebar", name, int(tone)) << colours.text << p.color(QPalette::Base);
            QTest::addRow("%s: tone %d in the chosen row", name, int(tone)) << colours.text << theme->selectedRow();
            QTest::addRow("%s: tone %d in the hovered row", name, int(tone)) << colours.text << hovered;
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
    const auto inkOf = [](Glyph glyph) {
        const QImage image = icon(glyph).pixmap(32, 32).toImage();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).alpha() == 255) return image.pixelColor(x, y);
        return QColor();
    };
    for (const auto& [choice, theme] :
         {std::pair(ThemeChoice::Light, &Theme::light()), std::pair(ThemeChoice::Dark, &Theme::dark())}) {
        Theme::apply(choice);
        for (int glyph = 0; glyph <= static_cast<int>(Glyph::Bell); ++glyph) // the last one
            QVERIFY2(inkOf(static_cast<Glyph>(glyph)) == theme->palette().color(QPalette::ButtonText),
                     qPrintable(QStringLiteral("glyph %1, %2").arg(glyph).arg(theme->isDark() ? "dark" : "light")));
    }
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

void TestTheme::whatIsTickedAndWhatIsNotIsSeen_data()
{
    QTest::addColumn<ThemeChoice>("theme");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

/// By the strongest contrast to the window in a line through the middle of the sign.
void TestTheme::whatIsTickedAndWhatIsNotIsSeen()
{
    QFETCH(ThemeChoice, theme);
    Theme::apply(theme);
    QCheckBox box;
    QRadioButton circle;
    for (QAbstractButton* button : {static_cast<QAbstractButton*>(&box), static_cast<QAbstractButton*>(&circle)}) {
        for (const bool isOn : {false, true}) {
            button->setChecked(isOn);
            button->resize(40, 40);
            const QImage image = button->grab().toImage();
            const QColor window = button->palette().color(QPalette::Window);
            double strongest = 0;
            for (int x = 0; x < image.width(); ++x)
                strongest = std::max(strongest, contrast(image.pixelColor(x, image.height() / 2), window));
            QVERIFY2(strongest >= 3, qPrintable(QString::number(strongest))); // WCAG: marks
        }
    }
}

void TestTheme::theDesktopIsFollowedWhileItIsTheChoice()
{
    DesktopScheme desktop;
    const auto say = [&](uint scheme, const char* key = "color-scheme") {
        QVERIFY(QMetaObject::invokeMethod(&desktop, "noteSetting", Q_ARG(QString, "org.freedesktop.appearance"),
                                          Q_ARG(QString, key), Q_ARG(QDBusVariant, QDBusVariant(scheme))));
    };
    Theme::apply(ThemeChoice::System);
    say(1);
    QVERIFY(Theme::current().isDark());
    say(2);
    QVERIFY(!Theme::current().isDark());
    say(1, "accent-color");
    QVERIFY(!Theme::current().isDark());
    Theme::apply(ThemeChoice::Light);
    say(1);
    QVERIFY(!Theme::current().isDark());
    Theme::apply(ThemeChoice::System);
    QVERIFY(Theme::current().isDark());
    Theme::noteDesktop(std::nullopt);
    Theme::apply(ThemeChoice::Light);
}

void TestTheme::languagesNameThemselves()
{
    const QList<Language> languages = availableLanguages();
    QVERIFY(!languages.isEmpty());
    QCOMPARE(languages.first().code, "en");
    QCOMPARE(languages.first().name, "English");
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
