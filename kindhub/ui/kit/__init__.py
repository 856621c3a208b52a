"""The parts every page is built of. A page that needs its own widget has found a hole here.

Lengths are units of the design (pixels at 100 %), tones are `neutral accent danger warn ok info restricted`, icons are
Phosphor names (`house`, `house-fill`), states are keys of `badge.STATES`: overdue soon done part none missing optional
locked draft restricted planned fine doubt refused new. Connect bound methods only. Import from the modules:

text          Text(text, role="body", tone="text", wrap=False) .set_tone · ElidedText · KeyCap(text) ·
              Icon(name, role, units) .show_icon
buttons       FilledButton(text, icon="", tone="") · QuietButton(text, icon="", checkable=False) ·
              LinkButton(text, icon="", tone="accent", inline=False) · LockedButton(text, why) ·
              IconButton(icon, name, key="", boxed=False)
card          Card(title="", note="") .add(widget, stretch) .add_action(widget) .body .column .title .note ·
              LongHeadCard
badge         Badge(text, tone, icon) .set_text · CountBadge(n, overdue=False) · ProgramMark(letters, slot, name) ·
              StateIcon(state) · paint_program
chip          Chip(text, checked) toggled · FilterChip(name, value, removable=True) clicked, removed, .set_value
look          gaps(layout, spacing, *margins) · set_look(widget, **props) · clear_layout · Rule
flow          FlowLayout(parent=None, spacing=8): a row that wraps
view_switch   ViewSwitch(name, [(key, words, icon)]) chosen(key); .current() .set_current(key)
panes         ScrollPane() .body · Room() asks for no height · Panes(main, left=, right=, stack_below=900)
page_header   PageHeader(title, crumbs=[(words, route)], facts=[...], fact_icon="") crumb_clicked(route);
              .add_badge .add_action .set_title .set_facts
message_bar   MessageBar(tone, text, action="", closable=True, passing=False) acted, closed ·
              MessageStack() .show_message(tone, text, action="", passing=False) -> MessageBar, .clear
inputs        Input: changed(object), left, focused; .value .set_value .absence .set_absence(code|None)
              .set_read_only .mark(tone) .name_for_reader · Choice(code, label, icon="", note="", words="") ·
              LineInput(max_length) · TextInput(rows) · NumberInput(decimals, unit) · MoneyInput(currency) ·
              DateInput(exact=False, kind="event") understood(str) · SegmentInput(choices) · ListInput(choices) ·
              YesNoInput() · ComboInput(choices, find=None) .set_choices .unmatched · MultiChoiceInput(choices) ·
              choice_input(choices, compact=True) -> Input · answer.AnswerInput(choices, letters) answered, back_asked
field_block   FieldBlock(label, input, name="", hint="", needed=""|"create"|"close") changed(name, value), left(name);
              .show_message(text, tone="danger") .clear_message .say_hint .focus
form_section  FormSection(title) .add_blocks([(block, width)]) .show_only(names) .toggle
error_summary ErrorSummary() chosen(name); .show_errors([(name, label)]) .take_next(step)
save_bar      SaveBar(save_text="") save, discard; .set_state(text, draft=) · DraftMark() .saved_at(clock)
row_list      Row(key, title, state="", icon="", sub="", sub_tone="text2", right="", strong=False, group="",
              box=""|"open"|"ticked") · RowList(name, keeps=False, folds=False) chosen(key), ticked(key),
              fold_asked(group); .set_rows .set_current .keys .set_folded
section_nav   SectionNav() chosen(key); .set_sections(rows) .set_current .go(step)
clock_card    ClockFace(key, title, began, until, icon) · ClockCard(title, note, act) chosen(key); .set_clocks .tick ·
              RingClock(icon) .show_share(share, tone) · read_clock(face, now)
outcome_panel OutcomeRow(words, "possible"|"ruled_out"|"found") · OutcomePanel(title) .set_rows
explained_panel ExplainedPanel(title) .set_told(told): for each person every rule with facts and source; .said
guided_question GuidedQuestion() back_asked; .ask(place, question, hint, why, keys, keys_do) .say_problem
side_lists    DueList(title="", can_add=True) chosen, ticked, added; .set_rows .show_at_most(n) ·
              DocumentChecklist(title="") chosen, added, dropped(paths, key); .set_rows .show_at_most(n)
drop_zone     DropZone(text="") dropped(paths), clicked
side_by_side  add_told(grid, at, line, label_width, sides=True) · spoken(line): two records line by line
stage_bar     Stage(key, title, "done"|"current"|"next"|"later", note) · StageBar(stages) chosen(key); .set_stages
stage_gap     Gap(key, title, note="", tone="text2") · StageGap() chosen(key), moved; .set_gaps(stage, gaps)
tiles         FigureTile(figure, words, sub, icon, tone) clicked · VerdictTile(same) toggled; .set_figure .set_sign
step_bar      StepBar() chosen(number); .set_steps([(title, note)], current)
search_edit   SearchEdit(placeholder, big=False) searched(text), submitted(text), went_down; .set_note
popover       PopOver(parent) closed; .body .open_at(point) .open_under(widget, right=False)
busy          EmptyState(sentence, action="", icon) acted · Skeleton(lines)
restricted_frame RestrictedFrame(content) .set_countdown("2:41") · PracticeBand()
help_panel    HelpPanel() closed; .show_help(title, paragraphs, [(key, does)])
table         Column(key, title, width=130, right=False, sortable=True, stretch=False) ·
              Cell(text, sub="", state="", icon="", tone="text", bold=False, matches=((start, length),), programs=
              ((letters, slot),), button=False) · TableRow(key, cells={column: Cell}, edge=""|"danger"|"warn", tint) ·
              Group(title, count) · Ticks() changed; .all_that_match .named() .count(total) .clear ·
              PageModel(columns, fetch, ticks=None) .set_keys(keys, groups=()) .set_columns .refresh .show_sort ·
              WorkTable(model, name, row_height=34) opened(key), current_changed(key), sort_asked(column, descending),
              cell_clicked(key, column), menu_asked(key, point); .select_key .current_key .rows_in_sight ·
              BulkBar(ticks) .add_action(text, icon) -> button .set_total(total, in_sight) ·
              ColumnChooser([ColumnEntry(key, title, shown, fixed)], parent) chosen(keys), reset
charts        Figures(categories, (Series(name, values, unknown=False),), sentence, unit, decimals, keys, no_data) ·
              BarChart(figures, "grouped"|"stacked") · LyingBarChart(figures, tick=None) · LineChart ·
              RadarChart(figures, top, ring) · TargetChart(figures, targets): mark_clicked(key, series);
              .set_figures .export_png(path) ·
              ChartCard(title, note, chart, foot="", pictures=True) mark_clicked, export_asked; .show_table(table=)
family_tree   Tree(focus, (TreePerson(key, name, sub, shape, row, said, ...),), (TreeBond(kind, one, other, sure),)) ·
              FamilyTree(tree) opened(key), walked(key); .zoom_in .zoom_out .fit · TreeLegend(carer_of) ·
              TreeDrawing(tree) .size .paint_on(painter, rect)
timeline      Span(first, last) · TimeItem(key, label, start, said, end, sign, slot, frame, planned) ·
              TimeLane(key, title, items, icon, letters, slot) · TimeLines(lanes, today, sentence) ·
              Timeline(lines) opened(key), crowded(keys), zoomed; .show_all .show_months · TimeLegend() ·
              TimelinePicture(lines) .share .paint_on(painter, rect)
consent_matrix MatrixCell(row, column, key, state, title, lines, said) · ConsentMatrix(name, cells) current, opened;
              .take(key)
ink           Ink(paper=False) .color .font .icon: what painted parts draw with, on screen and on paper

Beside the kit: `kindhub.ui.tasks.run(parent, work, done, failed, lane=, words=, stoppable=, aside=)`, which
the window shows, `kindhub.ui.shell` (Page, ShellWindow), `kindhub.ui.theme` (theme, icon, paint_icon, apply_theme),
`kindhub.ui.grab.grab(build, target, ...)`.
"""
