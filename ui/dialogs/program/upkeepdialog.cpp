// SPDX-License-Identifier: MIT

#include "ui/dialogs/program/upkeepdialog.h"

#include "ui/format/errors/errordetails.h"
#include "ui/format/program/upkeeptext.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/layout/scrollpage.h"
#include "ui/widgets/text/labels.h"
#include "ui/widgets/text/progressbar.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Letters = 84; ///< So wide is the window at first.
constexpr int MostLines = 24; ///< In sight; of more, the others are scrolled to.

} // namespace

UpkeepDialog::UpkeepDialog(UpkeepKind kind, QWidget* parent)
    : QDialog(parent)
    , m_headline(paragraph(upkeepTitle(kind) + u'…', this))
    , m_text(paragraph(tr("All wallets stand still meanwhile, for some seconds. You may cancel at any time; nothing is "
                          "lost."),
                       this))
    , m_scope(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_bar(new ProgressBar(this))
    , m_copy(new CopyDetailsButton(u"copyDetailsButton", this, tr("Copy &details")))
    , m_close(pushButton(u"closeButton"_s, tr("&Cancel"), this))
{
    setObjectName(u"upkeepDialog");
    setWindowTitle(upkeepTitle(kind));
    setAttribute(Qt::WA_DeleteOnClose);
    m_headline->setObjectName(u"headlineLabel");
    m_headline->setFont(scaledFont(font(), 1.15, QFont::DemiBold));
    m_text->setObjectName(u"upkeepTextLabel");
    m_scope->setObjectName(u"scopeLabel");
    m_bar->setObjectName(u"upkeepProgressBar");
    m_bar->setAccessibleName(upkeepTitle(kind));
    m_copy->setIcon(icon(Glyph::Copy));
    m_copy->hide();
    connect(m_close, &QPushButton::clicked, this, &UpkeepDialog::reject);
    layOut();
    resize(fontMetrics().averageCharWidth() * Letters, height());
    fitToWords();
}

void UpkeepDialog::layOut()
{
    auto* body = new QWidget(this);
    auto* words = new QVBoxLayout(body);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(spacing::Medium);
    words->addWidget(m_text);
    words->addWidget(m_scope);
    words->addStretch(1);
    m_scope->hide();
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_scroll = scrollPage(body, this);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Large, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addWidget(m_headline);
    column->addWidget(m_bar);
    column->addWidget(m_scroll, 1);
    column->addLayout(buttons);
    m_close->setFocus();
}

/// As high as what there is to read.
void UpkeepDialog::fitToWords()
{
    const int words = m_scroll->widget()->layout()->totalMinimumHeightForWidth(width() - 2 * spacing::Large);
    m_scroll->setMinimumHeight(qMin(words, fontMetrics().height() * MostLines));
    resize(width(), layout()->totalMinimumHeightForWidth(width()));
}

void UpkeepDialog::setProgress(int percent)
{
    if (m_isRunning) m_bar->setPercent(percent);
}

void UpkeepDialog::showReport(const CheckReport& report)
{
    m_scope->say(checkScope(report));
    QStringList lines = checkLines(report);
    if (report.isDamaged()) lines += tr("Your coins are on the chain; whoever has the recovery words can get at them.");
    finish(checkVerdict(report), lines, checkDetails(report));
}

void UpkeepDialog::showText(const QString& headline, const QString& text) { finish(headline, {text}, {}); }

void UpkeepDialog::showError(const Error& error, const ErrorText& words)
{
    finish(error.code == Errc::Cancelled ? words.what : u"⚠ "_s + words.what, {words.money + u' ' + words.advice},
           error.code == Errc::Cancelled ? QString() : versionDetails() + u'\n' + errorDetails(error));
}

void UpkeepDialog::finish(const QString& headline, const QStringList& lines, const QString& details)
{
    m_isRunning = false;
    m_bar->hide();
    m_headline->setText(headline);
    m_text->say(lines.join(u"\n\n"_s));
    m_copy->setDetails(details);
    m_copy->setVisible(!details.isEmpty());
    m_close->setText(tr("&Close"));
    m_close->setEnabled(true);
    m_close->setFocus();
    fitToWords();
}

void UpkeepDialog::reject()
{
    if (!m_isRunning) return QDialog::reject();
    m_close->setEnabled(false);
    m_headline->setText(tr("Cancelling…"));
    emit cancelWanted();
}

} // namespace lockstep::ui
