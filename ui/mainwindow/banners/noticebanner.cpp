// SPDX-License-Identifier: MIT

#include "ui/mainwindow/banners/noticebanner.h"

#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/buttons/pushbutton.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MostDone = 4; ///< Sentences: more take too much of the window.

} // namespace

NoticeBanner::NoticeBanner(QWidget* parent)
    : Strip(parent)
    , m_open(pushButton(u"openWalletButton", tr("&Open"), this))
    , m_copy(new CopyDetailsButton(u"copyNoticeButton", this))
{
    setObjectName(u"noticeBanner");
    QPushButton* close = pushButton(u"closeNoticeButton", u"×"_s, this);
    close->setAccessibleName(tr("Close"));
    close->setToolTip(tr("Close"));
    m_open->hide();
    m_copy->hide();
    for (QPushButton* button : {m_open, static_cast<QPushButton*>(m_copy), close}) buttons()->addWidget(button);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const WalletId wallet = m_wallet;
        dismiss();
        emit openClicked(wallet);
    });
    connect(close, &QPushButton::clicked, this, &NoticeBanner::dismiss);
}

void NoticeBanner::say(const QString& sentence, Tone tone, const std::optional<Error>& error)
{
    forgetDone();
    m_open->hide();
    m_copy->offer(error ? QList<Error>{*error} : QList<Error>{}); // how the program stands says nothing by itself
    if (tone == Tone::Good || tone == Tone::Bad)
        setContent(tone == Tone::Good ? u"✓"_s : u"⚠"_s, sentence, tone);
    else
        setContent(Glyph::About, sentence, tone);
}

void NoticeBanner::addDone(const QString& sentence, WalletId wallet, const QString& where)
{
    const bool isFirst = m_done.isEmpty();
    m_wallet = isFirst || m_wallet == wallet ? wallet : WalletId{};
    m_done += sentence;
    if (m_done.size() > MostDone) {
        m_done.removeFirst();
        ++m_doneBefore;
    }
    QStringList lines = m_done;
    if (m_doneBefore > 0) lines.prepend(tr("%n more ended before.", "imports", m_doneBefore));
    if (!where.isEmpty()) lines.last() += u' ' + where;
    offerOpen();
    m_copy->hide();
    setContent(u"✓"_s, lines.join(u'\n'), Tone::Good);
}

void NoticeBanner::setShown(WalletId wallet)
{
    m_shown = wallet;
    offerOpen();
}

void NoticeBanner::offerOpen() { m_open->setVisible(!m_done.isEmpty() && m_wallet != m_shown); }

void NoticeBanner::forgetDone()
{
    m_done.clear();
    m_doneBefore = 0;
    m_wallet = {};
}

void NoticeBanner::dismiss()
{
    say({}, Tone::Neutral);
    emit changed();
}

} // namespace lockstep::ui
