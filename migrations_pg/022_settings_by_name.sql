-- Settings lie where their names say: ui.theme, ui.density, motivation.streak, a11y.single_key_shortcuts. What people had chosen under the
-- names of before moves there; every other key stays as it is.

update public.users set settings_json = (settings_json - 'theme' - 'density' - 'practice_days')
    || case when settings_json ?| array['theme', 'density'] then jsonb_build_object('ui',
        case when jsonb_typeof(settings_json -> 'ui') = 'object' then settings_json -> 'ui' else '{}' end
        || jsonb_strip_nulls(jsonb_build_object('theme', settings_json -> 'theme', 'density', settings_json -> 'density'))) else '{}' end
    || case when settings_json ? 'practice_days' then jsonb_build_object('motivation',
        case when jsonb_typeof(settings_json -> 'motivation') = 'object' then settings_json -> 'motivation' else '{}' end
        || jsonb_build_object('streak', case settings_json ->> 'practice_days' when 'off' then 'off' else 'practice_days' end)) else '{}' end
where settings_json ?| array['theme', 'density', 'practice_days'];

update public.users set settings_json = settings_json || jsonb_build_object('a11y',
    (settings_json -> 'a11y') - 'no_single_keys' || jsonb_build_object('single_key_shortcuts', settings_json -> 'a11y' -> 'no_single_keys' <> 'true'))
where jsonb_typeof(settings_json -> 'a11y') = 'object' and settings_json -> 'a11y' ? 'no_single_keys';
